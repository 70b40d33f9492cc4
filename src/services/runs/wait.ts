import type { Run, RunId } from "../../domain/runs.ts";
import { waitUntil } from "../../foundation/wait.ts";
import { hasEnded, isSettled } from "../../runs/machine.ts";
import type { ServiceContext } from "../context.ts";

const lookEveryMs = 50;

/**
 * The run once it has ended and let go of its hospital, or needs somebody; after `limitMs`, the run as it is then; null if
 * there is none.
 */
export async function waitForRun(
  context: Pick<ServiceContext, "repositories">,
  id: RunId,
  limitMs: number,
  signal?: AbortSignal,
): Promise<Run | null> {
  let last: Run | null = null;
  const look = async () => {
    last = await context.repositories.runs.find(id);
    return last === null || (await isOver(context, last)) || undefined;
  };
  await waitUntil(look, { limitMs, everyMs: lookEveryMs, ...(signal && { signal }) });
  return last;
}

/** Whether a run needs nobody's patience any more: an ended one leaves its hospital's queue a moment after its end. */
export async function isOver(
  { repositories }: Pick<ServiceContext, "repositories">,
  { id, hospitalId, status }: Run,
): Promise<boolean> {
  if (!hasEnded(status)) return isSettled(status);
  return !(await repositories.hospitals.find(hospitalId))?.queue.includes(id);
}
