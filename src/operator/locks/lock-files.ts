import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { projectName } from "../../../stacks/hospital/config.ts";

/** What Pulumi writes into the lock of a stack whose state lies in files (`lockContent` of its backend `diy`). */
const Lock = z.object({ pid: z.int(), username: z.string(), hostname: z.string(), timestamp: z.coerce.date() });
type Lock = z.infer<typeof Lock>;

/** `lock` is absent if the file can't be understood. */
export type LockFile = { readonly file: string; readonly lock?: Lock };

/** The locks of a stack. */
export async function lockFilesOf(stateUrl: string, slug: string): Promise<LockFile[]> {
  const folder = join(fileURLToPath(stateUrl), ".pulumi", "locks", "organization", projectName, slug);
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
  return Promise.all(names.map((name) => readLock(join(folder, name))));
}

/** Removes a lock, with the note that the storage keeps beside it. */
export async function removeLock({ file }: LockFile): Promise<void> {
  await rm(file, { force: true });
  await rm(`${file}.attrs`, { force: true });
}

/** Who made a lock, in words. */
export function holderOf({ lock }: LockFile): string {
  if (!lock) return "somebody whose lock can't be read";
  return `${lock.username}@${lock.hostname}, process ${lock.pid}, since ${lock.timestamp.toISOString()}`;
}

async function readLock(file: string): Promise<LockFile> {
  try {
    return { file, lock: Lock.parse(JSON.parse(await readFile(file, "utf8"))) };
  } catch {
    return { file };
  }
}
