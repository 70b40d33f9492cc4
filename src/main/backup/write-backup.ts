import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { newIdentity } from "../identity.ts";
import { pack } from "./archive.ts";
import type { BackupContext } from "./context.ts";
import { draftOf, removeLeftDrafts } from "./drafts.ts";
import { gather, lookAt } from "./gather.ts";
import { type KeysFile, readKeys, sealOf } from "./installation-keys.ts";
import { backupFormat, describeParts, type Manifest, manifestName, sealName } from "./manifest.ts";
import { openMaster } from "./open-master.ts";
import { stateFolder } from "./places.ts";
import { whileQuiet } from "./while-quiet.ts";

export type BackupRequest = { readonly file: string; readonly waitMs: number };

/**
 * Writes a backup of the installation to `file` and its keys to `<file>.keys`, while the service runs or not. Both are
 * made beside and renamed at the end, so a backup that broke off leaves neither. Refuses with `nothing_to_back_up`,
 * `backup_exists` or `never_quiet`.
 */
export async function writeBackup(context: BackupContext, { file, waitMs }: BackupRequest): Promise<Outcome<Manifest>> {
  const { config, clock } = context;
  const keys = await readKeys(config.dataDir);
  if (!keys) return nothingThere(config.dataDir);
  const keysFile = keysFileOf(file);
  const taken = [file, keysFile].find(existsSync);
  if (taken) return alreadyThere(taken);
  const me = newIdentity();
  await removeLeftDrafts(file, me);
  const draft = draftOf(file, me);
  await mkdir(draft, { mode: 0o700 });
  try {
    const gathered = await gatherWhileQuiet(context, keys.masterDatabase, join(draft, "content"), waitMs);
    if (!gathered.ok) return gathered;
    const { paths, documents } = gathered.value;
    const createdAt = clock.now().toISOString();
    const manifest: Manifest = {
      format: backupFormat,
      productVersion: packageJson.version,
      createdAt,
      target: config.atlas.target,
      state: stateFolder(config) === null ? "elsewhere" : "inside",
      parts: await describeParts(join(draft, "content"), paths, documents),
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    await writeFile(join(draft, "content", manifestName), text);
    await writeFile(join(draft, "content", sealName), `${sealOf(text, keys)}\n`);
    const drafts = { archive: join(draft, "archive"), keys: join(draft, "keys") };
    context.say("packing");
    await pack(join(draft, "content"), [manifestName, sealName, ...paths], drafts.archive);
    const kept: KeysFile = { format: 1, createdAt, keys };
    await writeFile(drafts.keys, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, flush: true });
    context.signal.throwIfAborted();
    // The keys first: where the backup is, its keys are.
    await rename(drafts.keys, keysFile);
    await rename(drafts.archive, file);
    return done(manifest);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

export function keysFileOf(file: string): string {
  return `${file}.keys`;
}

async function gatherWhileQuiet(context: BackupContext, password: string, folder: string, limitMs: number) {
  const { signal, say } = context;
  const master = await openMaster(context, context.config.dataDir, password);
  try {
    const look = () => lookAt(context, master);
    return await whileQuiet({ look, limitMs, signal, say }, () => gather(context, master, folder));
  } finally {
    await master.close();
  }
}

function nothingThere(dataDir: string) {
  return refused({
    code: "nothing_to_back_up",
    message: `There is no installation in ${dataDir}: its keys are missing.`,
    nextStep: "Set DATA_DIR as the service has it.",
    retryable: false,
  });
}

function alreadyThere(file: string) {
  return refused({
    code: "backup_exists",
    message: `${file} is there already, and a backup is never overwritten.`,
    nextStep: "Choose another name.",
    retryable: false,
  });
}
