import type { RunContext } from "./context.ts";
import { hasEnded } from "./machine.ts";
import { moveRun } from "./move.ts";
import type { RunQueue } from "./queue.ts";

/**
 * Finds what a dead process left: runs whose lease ran out become `interrupted`, runs that wait for a worker and have
 * no job are queued again. Safe to call at any time and from any number of processes.
 */
export async function sweepRuns(context: RunContext, queue: RunQueue): Promise<void> {
  const { runs, hospitals } = context.repositories;
  const now = context.clock.now();
  for (const run of await runs.inStatus(["planning", "planned", "applying", "verifying"])) {
    if (run.lease && run.lease.expiresAt > now) continue;
    await moveRun(context, run, "interrupted", "Its worker went away.", {
      problem: {
        code: "run_interrupted",
        message: "The worker that carried this run out went away, so what it left in Atlas is not known.",
        nextStep: "Ask for the same run again: it starts from what is really there.",
        retryable: true,
      },
    });
  }
  for (const run of await runs.inStatus(["pending", "confirmed"])) await queue.enqueue(run.id);
  for (const hospital of await hospitals.held()) {
    const run = hospital.activeRunId ? await runs.find(hospital.activeRunId) : null;
    if (run && hasEnded(run.status)) await hospitals.update(hospital.id, run.id, { activeRunId: null });
  }
}
