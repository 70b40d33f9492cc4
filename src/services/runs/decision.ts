import type { Actor, Role } from "../../domain/actors.ts";
import { type Run, RunId } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { rewriteRun } from "../../runs/rewrite.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { runNotFound, type ServiceProblem } from "../problems.ts";

export type Decision = Outcome<Run, ServiceProblem>;
export type Decider = { readonly actor: Actor; readonly role: Role; readonly at: Date };

/**
 * One decision of a person on a run: permission first, then what it makes of the run as it is, written by compare-and-set.
 * Of two at once the second one decides on what the first one left. `decide` answers the run as it is to be, or why not.
 */
export async function decideOn(
  context: ServiceContext,
  caller: Caller,
  needed: Role,
  id: string,
  decide: (run: Run, by: Decider) => Decision,
): Promise<Decision> {
  const allowed = requireRole(caller, needed);
  if (!allowed.ok) return allowed;
  const runId = RunId.safeParse(id);
  if (!runId.success) return refused(runNotFound);
  const { actor, role } = allowed.value;
  let answer: Decision = refused(runNotFound);
  const written = await rewriteRun(context, runId.data, (run) => {
    answer = decide(run, { actor, role, at: context.clock.now() });
    return answer.ok ? answer.value : null;
  });
  return written ? done(written) : answer;
}

/** Whether nobody may say yes to it any more, though the sweep has not come by yet. */
export function hasExpired({ expiresAt }: Pick<Run, "expiresAt">, at: Date): boolean {
  return expiresAt !== null && expiresAt <= at;
}
