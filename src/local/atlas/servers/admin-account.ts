import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { RandomBytes } from "../../../foundation/ids.ts";
import { writeSecretFile } from "../secret-file.ts";

const AdminAccount = z.object({ adminUsername: z.string(), adminPassword: z.string() });
export type AdminAccount = z.infer<typeof AdminAccount>;

/** The administrator of the server in `dir`: made at random the first time, then kept in a file of mode 0600. */
export async function adminAccount(dir: string, random: RandomBytes): Promise<AdminAccount> {
  const path = join(dir, "admin.json");
  const known = await readFile(path, "utf8").catch(() => undefined);
  if (known !== undefined) return AdminAccount.parse(JSON.parse(known));
  const account: AdminAccount = {
    adminUsername: `local-atlas-${random(6).toString("hex")}`,
    adminPassword: random(24).toString("base64url"),
  };
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await writeSecretFile(path, `${JSON.stringify(account)}\n`);
  return account;
}
