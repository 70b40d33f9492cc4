import type { Run } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import type { EngineProblem, OperationResult, StackTarget } from "../../operator/port.ts";
import { engineProblem } from "../../operator/problems/catalogue.ts";
import type { RunContext } from "../context.ts";
import type { Hold } from "../leases/hold.ts";
import { operate } from "../operate.ts";
import { isDeclaredConvergence } from "../planning/convergence.ts";

/**
 * The second step of an upgrade out of a shared tier: sets what Atlas left out of the first, as the approved revision has
 * it. Part of the approved change; anything else that it would change is refused. Null if nothing is left to do.
 */
export async function converge(
  context: RunContext,
  hold: Hold,
  run: Run,
  target: StackTarget,
  planPath: string,
): Promise<Outcome<OperationResult | null, EngineProblem>> {
  const preview = await operate(context, hold, run, { kind: "preview", target, planPath });
  if (!preview.ok) return preview;
  const { changeSet, planDigest = "" } = preview.value;
  if (!changeSet.hasChanges) return done(null);
  if (!isDeclaredConvergence(changeSet)) {
    return refused(engineProblem("plan_forbidden", "the second step of the upgrade would change more than declared"));
  }
  return operate(context, hold, run, { kind: "up", target, planPath, planDigest });
}
