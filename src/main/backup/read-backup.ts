import { timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { jsonOf } from "../../foundation/json-of.ts";
import { unpack } from "./archive.ts";
import { type InstallationKeys, KeysFile, sealOf } from "./installation-keys.ts";
import { backupFormat, describeParts, Manifest, manifestName, sealName } from "./manifest.ts";

/** Reads the file with the keys. Refuses with `keys_missing` if there is none, or it is something else. */
export async function readKeysFile(file: string): Promise<Outcome<InstallationKeys>> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  const parsed = text === undefined ? undefined : KeysFile.safeParse(jsonOf(text));
  if (parsed?.success) return done(parsed.data.keys);
  return refused({
    code: "keys_missing",
    message: `${file} ${text === undefined ? "can't be read" : "is no file of keys"}, and nothing in a backup opens without its keys.`,
    nextStep: "Name the file of keys that was written with the backup: --keys <file>.",
    retryable: false,
  });
}

/**
 * Unpacks a backup into an empty folder and verifies all of it: that the keys are those it was sealed with, and that each
 * file is there, as long and with the digest as written, and no other. Refuses with `backup_unreadable`,
 * `backup_format_unknown`, `wrong_keys` or `backup_damaged`.
 */
export async function readBackup(file: string, keys: InstallationKeys, folder: string): Promise<Outcome<Manifest>> {
  let found: string[];
  let text: string;
  let seal: string;
  try {
    found = await unpack(file, folder);
    text = await readFile(join(folder, manifestName), "utf8");
    seal = (await readFile(join(folder, sealName), "utf8")).trim();
  } catch (error) {
    return unreadable(file, error instanceof Error ? error.message : String(error));
  }
  const format = z.object({ format: z.int() }).safeParse(jsonOf(text));
  if (format.success && format.data.format !== backupFormat) return unknownFormat(format.data.format);
  if (!isSame(seal, sealOf(text, keys))) return wrongKeys();
  const manifest = Manifest.parse(jsonOf(text));
  const damage = await damageOf(manifest, folder, found);
  return damage === null ? done(manifest) : damaged(damage);
}

/** What does not fit the manifest; null if everything does. */
async function damageOf({ parts }: Manifest, folder: string, found: readonly string[]): Promise<string | null> {
  const listed = new Set([manifestName, sealName, ...parts.map(({ path }) => path)]);
  const extra = found.find((path) => !listed.has(path));
  if (extra !== undefined) return `${extra} is not in its list`;
  const there = new Set(found);
  const missing = parts.find(({ path }) => !there.has(path));
  if (missing) return `${missing.path} is missing`;
  const paths = parts.map(({ path }) => path);
  const now = await describeParts(folder, paths, new Map());
  const other = parts.find(({ sha256, bytes }, index) => now[index]?.sha256 !== sha256 || now[index]?.bytes !== bytes);
  return other ? `${other.path} is not as it was written` : null;
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function unreadable(file: string, cause: string) {
  return refused({
    code: "backup_unreadable",
    message: `${file} can't be read as a backup (${cause}). Nothing was changed.`,
    nextStep: "Check the name; if it is right, the file is damaged: take another copy of it.",
    retryable: false,
  });
}

function unknownFormat(format: number) {
  return refused({
    code: "backup_format_unknown",
    message: `The backup has format ${format}, and this version knows ${backupFormat}. Nothing was changed.`,
    nextStep: "Restore it with the version that made it, or a newer one.",
    retryable: false,
  });
}

function wrongKeys() {
  return refused({
    code: "wrong_keys",
    message: "These are not the keys of this backup, or its list of contents was changed. Nothing was changed.",
    nextStep: "Name the file of keys that was written with it: --keys <file>.",
    retryable: false,
  });
}

function damaged(damage: string) {
  return refused({
    code: "backup_damaged",
    message: `The backup is damaged: ${damage}. Nothing was changed.`,
    nextStep: "Take another copy of it, or an older backup.",
    retryable: false,
  });
}
