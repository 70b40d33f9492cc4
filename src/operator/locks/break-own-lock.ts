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
    return { broken: false, holder: "unknown: this state storage keeps its own locks", isOurs: false };
  const { dead, living } = await operationsOf(markerFolder(workDir, slug));
  const own: LockFile[] = [];
  const others: LockFile[] = [];
  for (const each of await lockFilesOf(stateUrl, slug)) ((await isLeftBy(dead, each)) ? own : others).push(each);
  for (const each of own) await removeLock(each);
  const [other] = others;
  const holder = other ? holderOf(other) : null;
  const broken = own.length > 0;
  const [orphan] = living;
  if (orphan) return { broken, holder: holder ?? `our own engine, session ${orphan.session}`, isOurs: true };
  if (other) return { broken, holder, isOurs: false };
  for (const { file } of dead) await rm(file, { force: true });
  return { broken, holder: null, isOurs: false };
}

type Dead = { readonly file: string; readonly marker: OperationMarker };

/** What is known of operations that took the stack's lock from this host. */
async function operationsOf(folder: string): Promise<{ dead: Dead[]; living: OperationMarker[] }> {
  const here = (await markersIn(folder)).filter(({ marker }) => marker.host === hostname());
  const runs = await Promise.all(here.map(({ marker }) => isRunning(marker)));
  return {
    dead: here.filter((_, index) => !runs[index]),
    living: here.flatMap(({ marker }, index) => (runs[index] ? [marker] : [])),
  };
}

async function isRunning({ session }: OperationMarker): Promise<boolean> {
  const members = await membersOf(session);
  return members ? members.length > 0 : isAlive(session);
}

async function isLeftBy(dead: readonly Dead[], { lock }: LockFile): Promise<boolean> {
  if (!lock || lock.hostname !== hostname() || (await isAlive(lock.pid))) return false;
  return dead.some(({ marker }) => lock.timestamp >= new Date(marker.startedAt));
}
