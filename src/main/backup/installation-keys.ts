import { createHmac, hkdfSync } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { keyFiles } from "../keys.ts";

const secret = z.string().min(1);

/** The secrets of an installation, each as it stands in its file. */
export const InstallationKeys = z.object({
  passphrase: secret,
  sealing: secret,
  masterDatabase: secret,
  ledger: secret,
  ops: secret,
});
export type InstallationKeys = z.infer<typeof InstallationKeys>;

/** The file beside a backup. */
export const KeysFile = z.object({ format: z.literal(1), createdAt: z.iso.datetime(), keys: InstallationKeys });
export type KeysFile = z.infer<typeof KeysFile>;

/** The keys under a data folder; null if one of them is missing, so that nothing was ever installed there. */
export async function readKeys(dataDir: string): Promise<InstallationKeys | null> {
  const texts: Record<string, string> = {};
  for (const [name, file] of Object.entries(keyFiles(dataDir))) {
    texts[name] = await readFile(file, "utf8").then(
      (text) => text.trim(),
      () => "",
    );
  }
  return InstallationKeys.safeParse(texts).data ?? null;
}

/** Writes the keys where the service looks for them, readable by their owner alone. */
export async function writeKeys(dataDir: string, keys: InstallationKeys): Promise<void> {
  const files = keyFiles(dataDir);
  for (const name of InstallationKeys.keyof().options) {
    await mkdir(dirname(files[name]), { recursive: true, mode: 0o700 });
    await writeFile(files[name], `${keys[name]}\n`, { mode: 0o600, flag: "wx" });
  }
}

/**
 * HMAC-SHA-256 of a manifest, as hex, under a key that follows from those which open what is in the backup (HKDF,
 * RFC 5869): it fits only together with them, and whoever changes the backup can't make it without them.
 */
export function sealOf(manifest: string, { passphrase, sealing, ledger }: InstallationKeys): string {
  const key = hkdfSync("sha256", JSON.stringify([passphrase, sealing, ledger]), "", "chakravue-operator backup", 32);
  return createHmac("sha256", Buffer.from(key)).update(manifest).digest("hex");
}
