import { theService } from "../../domain/actors.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run, RunId } from "../../domain/runs.ts";
import type { RunContext } from "../context.ts";
import { hasEnded, isBeingWorkedOn, waitsForPeople, waitsForWorker } from "../machine.ts";
import { moveRun } from "../move.ts";
import { followSoon } from "../recovery/follow-soon.ts";
import { followUp } from "../recovery/follow-up.ts";
import { finishRun } from "./finish.ts";
import { interruptRun } from "./interrupt.ts";

/** How long a run may wait for a job that was to come at once. */
const patienceMs = 10_000;
/** How long between a run's being written down and its coming into its hospital's queue. */
const queuedWithinMs = 60_000;

/**
 * Finds what a dead process left: its runs become `interrupted`, runs that wait for a worker are called
 * again, plans that nobody decided on expire, ends are finished. Safe at any time and from any number of processes.
 */
export async function sweepRuns(context: RunContext): Promise<void> {
  for (const runId of await context.repositories.runs.open()) {
    try {
      await sweepRun(context, runId);
    } catch (error) {
      // One run that can't be read must not keep all others from being looked after.
      context.log.error({ err: error, runId }, "a run could not be looked after");
    }
  }
}

async function sweepRun(context: RunContext, runId: RunId): Promise<void> {
  const { runs, hospitals } = context.repositories;
  const run = await runs.find(runId);
  if (!run) return;
  const hospital = await hospitals.find(run.hospitalId);
  if (!hospital) return;
  if (run.outbox.length > 0) context.outbox.notify("runs", runId, run.hospitalId);
  if (hasEnded(run.status)) return closeRun(context, run, hospital);
  const now = context.clock.now().getTime();
  const isDead = await isDeadLease(context, hospital);
  // A worker that died between its last write and letting go leaves a lease that no run works under.
  const left = isDead && hospital.lease?.runId === runId && !isBeingWorkedOn(run.status) ? hospital.lease : null;
  if (left) await hospitals.releaseLease(hospital.id, left.fence);
  const waitedMs = now - run.updatedAt.getTime();
  if (isBeingWorkedOn(run.status)) {
    const isAlive = hospital.lease?.runId === runId && !isDead;
    if (isAlive) return;
    await interruptRun(context, run, hospital);
    await followSoon(context, runId);
  } else if (waitsForPeople(run.status)) {
    if (run.expiresAt && run.expiresAt.getTime() <= now) {
      await moveRun(context, run, "expired", "Nobody decided in time.", { actor: theService });
    }
  } else if (waitsForWorker(run.status) && (left || waitedMs > patienceMs)) {
    if (hospital.queue.includes(runId)) await context.enqueue(runId);
    else if (waitedMs > queuedWithinMs) {
      await moveRun(context, run, "discarded", "It never came into the hospital's queue.");
    }
  }
}

/** An ended run stays open until nothing of it is left to do: place, lease, plan file, what follows on it, and ledger. */
async function closeRun(context: RunContext, run: Run, { queue, lease }: Hospital): Promise<void> {
  if (queue.includes(run.id) || lease?.runId === run.id) await finishRun(context, run);
  const lookAgainAt = await followUp(context, run);
  if (lookAgainAt === null && run.outbox.length === 0) await context.repositories.runs.close(run.id);
}

/** A lease is over when it ran out, or at once if its worker is known to be dead. */
async function isDeadLease({ clock, isDead }: RunContext, { lease }: Hospital): Promise<boolean> {
  return lease !== null && (lease.expiresAt <= clock.now() || (await isDead(lease.owner)));
}
