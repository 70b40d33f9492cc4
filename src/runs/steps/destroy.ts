import type { Run } from "../../domain/runs.ts";
import { type Outcome, refused } from "../../foundation/errors.ts";
import type { EngineProblem, OperationResult, StackTarget } from "../../operator/port.ts";
import { engineProblem } from "../../operator/problems/catalogue.ts";
import type { ApprovedPlan } from "../binding/approved-plan.ts";
import { planDigest } from "../binding/plan-digest.ts";
import type { RunContext } from "../context.ts";
import type { Hold } from "../leases/hold.ts";
import { operate } from "../operate.ts";
import { isDeclaredConvergence } from "../planning/convergence.ts";
import { planPathOf } from "../planning/plan-file.ts";

/**
 * Destroys what was approved to be destroyed. A destroy has no plan file, so it is previewed once more and compared. Atlas
 * refuses to terminate a protected cluster: protection is switched off in a step of its own before.
 */
export async function destroy(
  context: RunContext,
  hold: Hold,
  run: Run,
  plan: ApprovedPlan,
  target: StackTarget,
): Promise<Outcome<OperationResult, EngineProblem>> {
  const again = await operate(context, hold, run, { kind: "preview-destroy", target });
  if (!again.ok) return again;
  const { changeSet } = again.value;
  if (planDigest({ ...plan, kind: run.kind, config: target.config, changeSet }) !== plan.digest) {
    return refused(engineProblem("plan_violated", "the destroy would take away other things than approved"));
  }
  const unprotected = await unprotect(context, hold, run, target);
  if (unprotected && !unprotected.ok) return unprotected;
  return operate(context, hold, run, { kind: "destroy", target });
}

async function unprotect(context: RunContext, hold: Hold, run: Run, target: StackTarget) {
  const planPath = await planPathOf(context.plansDir, run.id);
  const preview = await operate(context, hold, run, { kind: "preview", target, planPath });
  if (!preview.ok) return preview;
  const { changeSet, planDigest: digest = "" } = preview.value;
  if (!changeSet.hasChanges || !isDeclaredConvergence(changeSet)) return null;
  return operate(context, hold, run, { kind: "up", target, planPath, planDigest: digest });
}
