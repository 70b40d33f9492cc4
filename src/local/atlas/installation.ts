import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { RandomBytes } from "../../foundation/ids.ts";
import { newAtlasId, newClientId, newClientSecret, newPrivateKey, newPublicKey } from "./ids.ts";
import { writeSecretFile } from "./secret-file.ts";

/** What stays the same from start to start: the organization, its API key, the port, and the key to the passwords. */
const Installation = z.object({
  orgId: z.string(),
  apiKeyId: z.string(),
  publicKey: z.string(),
  privateKey: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  /** 32 bytes, base64url. */
  passwordKey: z.string(),
  /** 32 bytes, base64url. */
  tokenKey: z.string(),
  port: z.number().optional(),
});
export type Installation = z.infer<typeof Installation>;

/** Reads `<dataDir>/keys.json` (mode 0600), or makes it at the first start. */
export async function openInstallation(dataDir: string, random: RandomBytes): Promise<Installation> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const known = await readFile(pathIn(dataDir), "utf8").catch(() => undefined);
  if (known !== undefined) return Installation.parse(JSON.parse(known));
  const installation: Installation = {
    orgId: newAtlasId(random),
    apiKeyId: newAtlasId(random),
    publicKey: newPublicKey(random),
    privateKey: newPrivateKey(random),
    clientId: newClientId(random),
    clientSecret: newClientSecret(random),
    passwordKey: random(32).toString("base64url"),
    tokenKey: random(32).toString("base64url"),
  };
  await saveInstallation(dataDir, installation);
  return installation;
}

/** The organization and its API key, of a local Atlas that another process runs. Throws if it never ran. */
export async function readLocalAtlasKeys(
  dataDir: string,
): Promise<Pick<Installation, "orgId" | "publicKey" | "privateKey">> {
  const { orgId, publicKey, privateKey } = Installation.parse(JSON.parse(await readFile(pathIn(dataDir), "utf8")));
  return { orgId, publicKey, privateKey };
}

export async function saveInstallation(dataDir: string, installation: Installation): Promise<void> {
  await writeSecretFile(pathIn(dataDir), `${JSON.stringify(installation, null, 2)}\n`);
}

function pathIn(dataDir: string): string {
  return join(dataDir, "keys.json");
}
