import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import type { Repositories } from "../database/index.ts";
import type { KeyFingerprints } from "../domain/installation.ts";
import type { Clock } from "../foundation/clock.ts";
import type { RandomBytes } from "../foundation/ids.ts";
import { ConfigError } from "./config-error.ts";
import { type Keys, keyFiles, openKeys } from "./keys.ts";

type KeyName = keyof KeyFingerprints;
const keyNames: readonly KeyName[] = ["passphrase", "sealing", "ledger"];

/** Tells keys apart, one way: SHA-256 over the key's name in this product and the key, which is random and long. */
export function fingerprintsOf({ passphrase, sealingKey, ledgerKey }: Keys): KeyFingerprints {
  const digest = (name: KeyName, secret: string | Buffer) =>
    createHash("sha256").update(`chakravue-operator key ${name}\0`).update(secret).digest("hex");
  return {
    passphrase: digest("passphrase", passphrase),
    sealing: digest("sealing", sealingKey),
    ledger: digest("ledger", ledgerKey),
  };
}

/**
 * The keys that the master database's contents were made with. A new database takes those that lie in the data folder, or
 * has them made; throws `ConfigError` if a key of an older one is missing or another, before anything is written with it.
 */
export async function openInstallation(
  dataDir: string,
  { installation }: Pick<Repositories, "installation">,
  random: RandomBytes,
  clock: Clock,
): Promise<Keys> {
  if (await installation.find()) {
    const missing = await missingKeys(dataDir);
    if (missing.length > 0) throw refusal(dataDir, missing, "missing");
  }
  const keys = await openKeys(dataDir, random);
  const fingerprints = fingerprintsOf(keys);
  const standing = await installation.keep({ id: "installation", fingerprints, madeAt: clock.now() });
  const others = keyNames.filter((name) => standing.fingerprints[name] !== fingerprints[name]);
  if (others.length > 0) throw refusal(dataDir, others, "not the one that the master database was made with");
  return keys;
}

async function missingKeys(dataDir: string): Promise<KeyName[]> {
  const missing: KeyName[] = [];
  for (const name of keyNames) await access(keyFiles(dataDir)[name]).catch(() => missing.push(name));
  return missing;
}

function refusal(dataDir: string, names: readonly KeyName[], why: string): ConfigError {
  return new ConfigError([
    ...names.map((name) => `${keyFiles(dataDir)[name]}: ${why}.`),
    "Copy the folder keys of the DATA_DIR of a process that runs, or of a backup, or name another MONGODB_MASTER_URI.",
  ]);
}
