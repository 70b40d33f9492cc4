import { rm } from "node:fs/promises";
import { hostname } from "node:os";
import { done, type Outcome } from "../../foundation/errors.ts";
import { isAlive, membersOf } from "../kill-session.ts";
import type { EngineProblem, LockAnswer } from "../port.ts";
import { markersIn, type OperationMarker } from "./marker.ts";
import { holderOf, type StackLock, type StackLocks } from "./stack-locks.ts";

/**
 * Removes the locks of a stack that dead operations of ours left on this host: a marker is in `folder` whose session has no
 * living process, and the lock is of this host, of a dead process, and not older than the operation. Every other lock
 * stays. Markers of the dead go once no lock is left that they might be needed for. Refuses with what the engine refuses.
 */
export async function breakOwnLock(locks: StackLocks, folder: string): Promise<Outcome<LockAnswer, EngineProblem>> {
  const { dead, living } = await operationsOf(folder);
  const listed = locks.isCostly && dead.length === 0 ? done([]) : await locks.list();
  if (!listed.ok) return listed;
  const own: StackLock[] = [];
  const others: StackLock[] = [];
  for (const each of listed.value) ((await isLeftBy(dead, each)) ? own : others).push(each);
  const broken = own.length > 0 && !(locks.allOrNone && others.length > 0);
  const removed = broken ? await locks.remove(own) : done(undefined);
  if (!removed.ok) return removed;
  const [other] = others;
  const holder = other ? holderOf(other) : null;
  const [orphan] = living;
  if (orphan) return done({ broken, holder: holder ?? `our own engine, session ${orphan.session}`, isOurs: true });
  if (other) return done({ broken, holder, isOurs: false });
  for (const { file } of dead) await rm(file, { force: true });
  return done({ broken, holder: null, isOurs: false });
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

async function isLeftBy(dead: readonly Dead[], { lock }: StackLock): Promise<boolean> {
  if (!lock || lock.hostname !== hostname() || (await isAlive(lock.pid))) return false;
  return dead.some(({ marker }) => lock.timestamp >= new Date(marker.startedAt));
}
