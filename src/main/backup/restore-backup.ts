import { randomUUID } from "node:crypto";
import { cp, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import type { BackupContext } from "./context.ts";
import { isEmptyFolder } from "./files.ts";
import { fillDatabase } from "./fill-database.ts";
import { type InstallationKeys, writeKeys } from "./installation-keys.ts";
import type { Manifest } from "./manifest.ts";
import { openMaster } from "./open-master.ts";
import { inBackup, stateFolder, within } from "./places.ts";
import { readBackup, readKeysFile } from "./read-backup.ts";

export type RestoreRequest = { readonly file: string; readonly keysFile: string };

/**
 * Makes an installation of a backup where there is none. Everything is verified first; then the data folder is made beside
 * its place, the embedded database in it, and renamed as the last step, so a restore that broke off left nothing there.
 * Refuses with what `readKeysFile` and `readBackup` refuse with, `not_empty` or `state_elsewhere`.
 */
export async function restoreBackup(context: BackupContext, request: RestoreRequest): Promise<Outcome<Manifest>> {
  const { dataDir } = context.config;
  const state = stateFolder(context.config);
  for (const folder of [dataDir, state]) {
    if (folder !== null && !(await isEmptyFolder(folder))) return notEmpty(folder);
  }
  const keys = await readKeysFile(request.keysFile);
  if (!keys.ok) return keys;
  const draft = `${dataDir}.restoring-${randomUUID()}`;
  const content = join(draft, "content");
  await mkdir(content, { recursive: true, mode: 0o700 });
  try {
    context.say("verifying the backup");
    const read = await readBackup(request.file, keys.value, content);
    if (!read.ok) return read;
    const manifest = read.value;
    if ((manifest.state === "inside") !== (state !== null)) return stateElsewhere(manifest);
    context.signal.throwIfAborted();
    const isFilled = await fill(context, manifest, keys.value, draft);
    return isFilled.ok ? done(manifest) : isFilled;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Fills the new data folder, the database and, if it lies elsewhere, the state's folder; the data folder appears last. */
async function fill(context: BackupContext, manifest: Manifest, keys: InstallationKeys, draft: string) {
  const { config, say } = context;
  const made = join(draft, "made");
  const from = (part: string) => join(draft, "content", part);
  await mkdir(from(inBackup.data), { recursive: true, mode: 0o700 });
  await rename(from(inBackup.data), made);
  await writeKeys(made, keys);
  const state = stateFolder(config);
  const inside = state === null ? null : within(config.dataDir, state);
  await mkdir(from(inBackup.state), { recursive: true, mode: 0o700 });
  if (inside !== null) await moveTo(from(inBackup.state), join(made, inside));
  const count = manifest.parts.reduce((sum, { documents = 0 }) => sum + documents, 0);
  say(`loading ${count} documents into the master database`);
  const master = await openMaster(context, made, keys.masterDatabase);
  try {
    const filled = await fillDatabase(context, master, manifest, join(draft, "content"));
    if (!filled.ok) return filled;
  } finally {
    await master.close();
  }
  // From here on nothing is waited for that could be told to stop.
  if (state !== null && inside === null) await copyTo(from(inBackup.state), state);
  await moveTo(made, config.dataDir);
  return done(undefined);
}

async function moveTo(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(from, to);
}

/** For a place that may be on another disk. */
async function copyTo(from: string, to: string): Promise<void> {
  const draft = `${to}.restoring-${randomUUID()}`;
  await cp(from, draft, { recursive: true });
  await moveTo(draft, to);
}

function notEmpty(folder: string) {
  return refused({
    code: "not_empty",
    message: `${folder} holds something already. Nothing was changed.`,
    nextStep: "Restore into an empty folder: set DATA_DIR to another one, or move away what is there.",
    retryable: false,
  });
}

function stateElsewhere({ state }: Manifest) {
  const [message, nextStep] =
    state === "inside"
      ? ["The backup holds the stacks' state, and PULUMI_BACKEND_URL names another place.", "Unset PULUMI_BACKEND_URL."]
      : ["The stacks' state is not in this backup; it was kept elsewhere.", "Set PULUMI_BACKEND_URL as it was."];
  return refused({ code: "state_elsewhere", message: `${message} Nothing was changed.`, nextStep, retryable: false });
}
