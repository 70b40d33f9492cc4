import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { newSigningKey } from "../audit/signer.ts";
import { newId, type RandomBytes } from "../foundation/ids.ts";
import type { Caller } from "../services/caller.ts";
import type { ServiceContext } from "../services/context.ts";
import { identifyKey, opsKeyCaller } from "../services/keys/identify.ts";
import { hashSecret } from "../services/keys/key-text.ts";
import { identifySession, type SessionHolder } from "../services/sessions/identify.ts";

export type Keys = {
  /** The file that Pulumi reads the state's passphrase from. */
  readonly passphraseFile: string;
  readonly passphrase: string;
  /** 32 bytes that seal database passwords. */
  readonly sealingKey: Buffer;
  /** The Ed25519 key, as PEM, that the ledgers' checkpoints are signed with. */
  readonly ledgerKey: string;
};

/** Where each key of an installation lies. */
export function keyFiles(dataDir: string) {
  return {
    passphrase: join(dataDir, "keys", "passphrase"),
    sealing: join(dataDir, "keys", "sealing"),
    masterDatabase: join(dataDir, "keys", "master-database"),
    ledger: join(dataDir, "keys", "ledger"),
    ops: join(dataDir, "ops-key"),
  };
}

/** The keys of this installation, made at the first start and kept under the data folder, readable by its owner alone. */
export async function openKeys(dataDir: string, random: RandomBytes): Promise<Keys> {
  const files = keyFiles(dataDir);
  const hex = () => random(32).toString("hex");
  return {
    passphraseFile: files.passphrase,
    passphrase: await keptSecret(files.passphrase, hex),
    sealingKey: Buffer.from(await keptSecret(files.sealing, hex), "hex"),
    ledgerKey: await keptSecret(files.ledger, () => newSigningKey(random).trim()),
  };
}

/** The password of the embedded master database's administrator, made and kept like the keys. */
export function openMasterPassword(dataDir: string, random: RandomBytes): Promise<string> {
  return keptSecret(keyFiles(dataDir).masterDatabase, () => random(32).toString("hex"));
}

/** The first admin's key, made and kept like the others, beside the process that people speak to. */
export async function openOpsKey(dataDir: string, random: RandomBytes): Promise<{ file: string; key: string }> {
  const file = keyFiles(dataDir).ops;
  return { file, key: await keptSecret(file, () => newId("ops", random)) };
}

/** The ops key if it lies on this machine. */
export function findOpsKey(dataDir: string): Promise<string | undefined> {
  return read(keyFiles(dataDir).ops);
}

/** Knows who holds a key: the ops key of the file, if there is one, and the named keys of the database. */
export function keyIdentifier(
  opsKey: string | undefined,
  services: Pick<ServiceContext, "repositories">,
): (keyText: string) => Promise<Caller> {
  const isOpsKey = opsKey === undefined ? () => false : sameKey(opsKey);
  return async (keyText) => (isOpsKey(keyText) ? opsKeyCaller : identifyKey(services, keyText));
}

/** Knows whose session a browser holds. */
export function sessionIdentifier(
  opsKey: string,
  services: Pick<ServiceContext, "repositories" | "clock">,
): (token: string) => Promise<SessionHolder | null> {
  const opsKeyHash = hashSecret(opsKey);
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
