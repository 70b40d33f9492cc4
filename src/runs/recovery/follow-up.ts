import { theService } from "../../domain/actors.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import type { RunContext } from "../context.ts";
import { hasEnded } from "../machine.ts";
import { newRun } from "../new-run.ts";
import { followUpIdOf } from "./follow-up-id.ts";
import { sequelOf } from "./sequel.ts";
import { closeStopped, openStopped } from "./stopped-case.ts";

/** A moment in which somebody else's run may come into the queue, or not. */
const momentMs = 1_000;
/** Runs that were taken back are still counted. */
const fewRuns = 5;

/**
 * Sees to what follows on an ended run. Safe at any time and from any number of processes at once: of those who start the
 * next run one does. Answers when to look again; null if there is nothing left to do.
 */
export async function followUp(context: RunContext, run: Run): Promise<Date | null> {
  const hospital = await context.repositories.hospitals.find(run.hospitalId);
  if (!hospital) return null;
  const now = context.clock.now();
  const sequel = sequelOf(run, hospital, context.patience);
  if (sequel.kind === "nothing") {
    if (run.status === "applied") await closeStopped(context, run, hospital);
    return null;
  }
  if (hospital.queue.includes(followUpIdOf(run.id))) return start(context, run, hospital);
  const newest = await newestOf(context, hospital);
  if (newest && newest.id !== run.id && newest.id !== run.retryOf) {
    const isOthers = newest.status !== "pending" || hospital.queue.includes(newest.id);
    return isOthers ? null : new Date(now.getTime() + momentMs);
  }
  if (sequel.kind === "give-up") {
    await openStopped(context, run);
    return null;
  }
  if (sequel.dueAt > now) return sequel.dueAt;
  const queued = await context.repositories.hospitals.enqueueNext(hospital, followUpIdOf(run.id));
  return queued ? start(context, run, queued) : new Date(now.getTime() + momentMs);
}

/** The place in the queue is what counts. Who died right after taking it left a run to be written down. */
async function start(context: RunContext, ended: Run, hospital: Hospital): Promise<null> {
  const { runs } = context.repositories;
  const next = newRun(followUpIdOf(ended.id), context.clock.now(), hospital, {
    kind: "recover",
    reason: `To finish what ${ended.id} began.`,
    change: null,
    toRevision: null,
    retryOf: ended.id,
    author: theService,
    attempt: ended.attempt + 1,
  });
  await runs.insert(next, hospital.runCount);
  const known = await runs.find(next.id);
  if (known && !hasEnded(known.status)) await context.enqueue(next.id);
  return null;
}

/** Whoever asked last has the hospital's fate in hand. */
async function newestOf({ repositories }: RunContext, { id, runCount }: Hospital): Promise<Run | undefined> {
  return (await repositories.runs.page(id, runCount, fewRuns)).runs[0];
}
