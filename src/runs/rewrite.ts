import type { Run, RunId } from "../domain/runs.ts";
import type { RewriteContext } from "./context.ts";
import { finishRun } from "./leases/finish.ts";
import { hasEnded } from "./machine.ts";

/**
 * The only way in which a stored run changes: `change` is given the run as it is now and answers how it is to be, or null
 * if it has nothing to change any more. Written by compare-and-set; who loses a race looks again. An end lets go of what
 * the run held. Answers the run as it was written, or null.
 */
export async function rewriteRun(
  context: RewriteContext,
  id: RunId,
  change: (run: Run) => Run | null,
): Promise<Run | null> {
  for (;;) {
    const run = await context.repositories.runs.find(id);
    const next = run && change(run);
    if (!next) return null;
    if (!(await context.outbox.during(save(context, next)))) continue;
    if (hasEnded(next.status)) await finishRun(context, next);
    return next;
  }
}

async function save({ repositories, outbox }: RewriteContext, run: Run): Promise<boolean> {
  const isSaved = await repositories.runs.save(run);
  if (isSaved) outbox.notify("runs", run.id, run.hospitalId);
  return isSaved;
}
