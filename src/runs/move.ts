import { theService } from "../domain/actors.ts";
import type { Run, RunStatus } from "../domain/runs.ts";
import type { RunContext } from "./context.ts";
import { rewriteRun } from "./rewrite.ts";
import { type Amendment, amended, moved } from "./transition.ts";

type Change = Omit<Amendment, "at" | "actor"> & { readonly actor?: Amendment["actor"] };

/**
 * Moves a run that this worker holds. Null if the worker has lost it: somebody else moved it, or its lease went to another
 * (the run's fencing number is no longer the one that this worker knows).
 */
export function moveRun(
  context: RunContext,
  run: Run,
  to: RunStatus,
  text: string,
  change: Change = {},
): Promise<Run | null> {
  return rewriteRun(context, run.id, (current) =>
    isStill(run, current) ? moved(current, to, text, { actor: theService, ...change, at: context.clock.now() }) : null,
  );
}

/** Changes a run that this worker holds, and leaves its status. Null as with `moveRun`. */
export function amendRun(context: RunContext, run: Run, change: Change): Promise<Run | null> {
  return rewriteRun(context, run.id, (current) =>
    isStill(run, current) ? amended(current, { actor: theService, ...change, at: context.clock.now() }) : null,
  );
}

function isStill(known: Run, current: Run): boolean {
  return current.status === known.status && current.fence === known.fence;
}
