import type { RunContext } from "./context.ts";
import { hasEnded } from "./machine.ts";
import { moveRun } from "./move.ts";
import type { RunQueue } from "./queue.ts";

const sweepEveryMs = 10_000;

/**
 * Finds what a dead process left: runs whose lease ran out become `interrupted`, runs that wait for a worker and have
 * no job are queued again. Safe to call at any time and from any number of processes.
 */
export async function sweepRuns(context: RunContext, queue: Pick<RunQueue, "enqueue">): Promise<void> {
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
  for (const run of await runs.inStatus(["pending", "confirmed"])) {
    if (now.getTime() - run.updatedAt.getTime() > sweepEveryMs) await queue.enqueue(run.id);
  }
  for (const hospital of await hospitals.held()) {
    const run = hospital.activeRunId ? await runs.find(hospital.activeRunId) : null;
    if (run && hasEnded(run.status)) await hospitals.update(hospital.id, run.id, { activeRunId: null });
  }
}

/** Sweeps now and then every ten seconds; answers how to stop it, which waits for a sweep under way. */
export function keepSweeping(context: RunContext, queue: Pick<RunQueue, "enqueue">): () => Promise<void> {
  let sweep = Promise.resolve();
  const timer = setInterval(once, sweepEveryMs);
  once();
  return async () => {
    clearInterval(timer);
    await sweep;
  };

  function once(): void {
    sweep = sweep
      .then(() => sweepRuns(context, queue))
      .catch((error: unknown) => context.log.warn({ err: error }, "a sweep did not come to its end"));
  }
}
