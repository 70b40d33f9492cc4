import { rm } from "node:fs/promises";
import { hostname } from "node:os";
import { isAlive, membersOf } from "../kill-session.ts";
import type { LockAnswer } from "../port.ts";
import { holderOf, type LockFile, lockFilesOf, removeLock } from "./lock-files.ts";
import { markerFolder, markersIn, type OperationMarker } from "./marker.ts";

/**
 * Removes the locks of a stack that dead operations of ours left on this host: a marker is there whose session has no
 * living process, and the lock is of this host, of a dead process, and not older than the operation. Every other lock
 * stays. Markers of the dead go once no lock is left that they might be needed for.
 */
export async function breakOwnLock(
  { stateUrl, workDir }: { readonly stateUrl: string; readonly workDir: string },
  slug: string,
): Promise<LockAnswer> {
  if (!stateUrl.startsWith("file://"))
    return { broken: false, holder: "unknown: this state storage keeps its own locks" };
  const dead = await deadOperations(markerFolder(workDir, slug));
  const own: LockFile[] = [];
  const others: LockFile[] = [];
  for (const each of await lockFilesOf(stateUrl, slug)) ((await isLeftBy(dead, each)) ? own : others).push(each);
  for (const each of own) await removeLock(each);
  const [other] = others;
  if (other) return { broken: own.length > 0, holder: holderOf(other) };
  for (const { file } of dead) await rm(file, { force: true });
  return { broken: own.length > 0, holder: null };
}

type Dead = { readonly file: string; readonly marker: OperationMarker };

async function deadOperations(folder: string): Promise<Dead[]> {
  const here = (await markersIn(folder)).filter(({ marker }) => marker.host === hostname());
  const living = await Promise.all(here.map(({ marker }) => isRunning(marker)));
  return here.filter((_, index) => !living[index]);
}

async function isRunning({ session }: OperationMarker): Promise<boolean> {
  const members = await membersOf(session);
  return members ? members.length > 0 : isAlive(session);
}

async function isLeftBy(dead: readonly Dead[], { lock }: LockFile): Promise<boolean> {
  if (!lock || lock.hostname !== hostname() || (await isAlive(lock.pid))) return false;
  return dead.some(({ marker }) => lock.timestamp >= new Date(marker.startedAt));
}
