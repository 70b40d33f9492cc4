import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { newSigningKey } from "../audit/signer.ts";
import { newId, type RandomBytes } from "../foundation/ids.ts";
import type { Caller } from "../services/caller.ts";
import type { ServiceContext } from "../services/context.ts";
import { identifyKey, opsKeyCaller } from "../services/keys/identify.ts";
import { identifySession, type SessionHolder } from "../services/sessions/identify.ts";
import { hashOf } from "../services/sessions/open.ts";

export type Keys = {
  /** The file that Pulumi reads the state's passphrase from. */
  readonly passphraseFile: string;
  readonly passphrase: string;
  /** 32 bytes that seal database passwords. */
  readonly sealingKey: Buffer;
  /** The embedded master database's administrator. */
  readonly masterPassword: string;
  /** The Ed25519 key, as PEM, that the ledgers' checkpoints are signed with. */
  readonly ledgerKey: string;
  readonly opsKeyFile: string;
  readonly opsKey: string;
};

/** The keys of this installation, made at the first start and kept under the data folder, readable by its owner alone. */
export async function openKeys(dataDir: string, random: RandomBytes): Promise<Keys> {
  const passphraseFile = join(dataDir, "keys", "passphrase");
  const opsKeyFile = join(dataDir, "ops-key");
  const hex = () => random(32).toString("hex");
  return {
    passphraseFile,
    passphrase: await keptSecret(passphraseFile, hex),
    sealingKey: Buffer.from(await keptSecret(join(dataDir, "keys", "sealing"), hex), "hex"),
    masterPassword: await keptSecret(join(dataDir, "keys", "master-database"), hex),
    ledgerKey: await keptSecret(join(dataDir, "keys", "ledger"), () => newSigningKey(random).trim()),
    opsKeyFile,
    opsKey: await keptSecret(opsKeyFile, () => newId("ops", random)),
  };
}

/** Knows who holds a key: the ops key of the file, and the named keys of the database. */
export function keyIdentifier(
  opsKey: string,
  services: Pick<ServiceContext, "repositories">,
): (keyText: string) => Promise<Caller> {
  const isOpsKey = sameKey(opsKey);
  return async (keyText) => (isOpsKey(keyText) ? opsKeyCaller : identifyKey(services, keyText));
}

/** Knows whose session a browser holds. */
export function sessionIdentifier(
  opsKey: string,
  services: Pick<ServiceContext, "repositories" | "clock">,
): (token: string) => Promise<SessionHolder | null> {
  const opsKeyHash = hashOf(opsKey);
  return (token) => identifySession(services, opsKeyHash, token);
}

/** Compares in constant time, whatever the length of what was sent. */
export function sameKey(expected: string): (sent: string) => boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const wanted = digest(expected);
  return (sent) => timingSafeEqual(digest(sent), wanted);
}

/** Written beside and linked into place, so that of two processes that start at once both read the same secret. */
async function keptSecret(file: string, make: () => string): Promise<string> {
  const kept = await read(file);
  if (kept) return kept;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${make()}\n`, { mode: 0o600, flag: "wx" });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft, { force: true });
  const secret = await read(file);
  if (!secret) throw new Error(`the key file ${file} is empty`);
  return secret;
}

async function read(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
