import { theService } from "../../domain/actors.ts";
import type { Run, RunId, RunStatus } from "../../domain/runs.ts";
import type { RunContext } from "../context.ts";
import { rewriteRun } from "../rewrite.ts";
import { amended } from "../transition.ts";

/**
 * Puts the fencing number of a new lease on a run that is in one of these states: from then on whoever worked on it under
 * an older one writes nothing more to it. Null, and nothing done, if it is in another state or a newer lease owns it.
 */
export function claimRun(
  context: RunContext,
  runId: RunId,
  fence: number,
  isIn: (status: RunStatus) => boolean,
): Promise<Run | null> {
  return rewriteRun(context, runId, (run) =>
    isIn(run.status) && run.fence < fence
      ? amended(run, { at: context.clock.now(), actor: theService, patch: { fence } })
      : null,
  );
}
