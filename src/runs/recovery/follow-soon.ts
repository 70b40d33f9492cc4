import type { RunId } from "../../domain/runs.ts";
import type { RunContext } from "../context.ts";
import { hasEnded } from "../machine.ts";
import { followUp } from "./follow-up.ts";

/** What is due later than this, the sweep finds in time. */
const soonMs = 15_000;

/** Sees to what follows on a run that has just ended, now or as soon as it is due. */
export async function followSoon(context: RunContext, runId: RunId): Promise<void> {
  const run = await context.repositories.runs.find(runId);
  if (!run || !hasEnded(run.status)) return;
  const dueAt = await followUp(context, run);
  if (!dueAt) return;
  const waitMs = Math.max(1, dueAt.getTime() - context.clock.now().getTime());
  if (waitMs > soonMs) return;
  const stop = context.every(waitMs, () => {
    stop();
    followSoon(context, runId).catch((error: unknown) => {
      context.log.warn({ err: error, runId }, "what follows on a run waits for the next sweep");
    });
  });
}
