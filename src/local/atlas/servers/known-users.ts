import { createHmac } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ServerUser } from "../../databases/index.ts";
import type { AdminAccount } from "./admin-account.ts";

/**
 * Remembers beside a server's data which users the server was last given, so that a start with the same users need not
 * give them again. Only a keyed digest is kept.
 */
export type KnownUsers = {
  readonly are: (users: readonly ServerUser[]) => Promise<boolean>;
  readonly remember: (users: readonly ServerUser[]) => Promise<void>;
  /** Before a change of a single user, so that a crash in its middle is noticed. */
  readonly forget: () => Promise<void>;
};

export function knownUsers(dir: string, { adminPassword }: AdminAccount): KnownUsers {
  const path = join(dir, "users.digest");
  const digest = (users: readonly ServerUser[]) =>
    createHmac("sha256", adminPassword).update(JSON.stringify(users)).digest("base64url");
  return {
    are: async (users) => (await readFile(path, "utf8").catch(() => "")) === digest(users),
    remember: (users) => writeFile(path, digest(users), { mode: 0o600 }),
    forget: () => rm(path, { force: true }),
  };
}
