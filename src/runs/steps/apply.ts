import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { AtlasAccess } from "../../atlas/access.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { Run } from "../../domain/runs.ts";
import type { Outcome } from "../../foundation/errors.ts";
import type { EngineProblem, OperationResult, StackTarget } from "../../operator/port.ts";
import type { RunContext } from "../context.ts";
import { failRun } from "../fail.ts";
import { keepOutputs } from "../keep-outputs.ts";
import { moveRun } from "../move.ts";
import { operate } from "../operate.ts";
import { planPathOf } from "../plan-file.ts";

/**
 * confirmed → applying → verifying: applies exactly the plan that was approved, or ends the run as `stale`.
 * Answers the run as it is then; null if it ended.
 */
export async function applyRun(
  context: RunContext,
  confirmed: Run,
  hospital: Hospital,
  revision: Revision,
  atlas: AtlasAccess,
): Promise<Run | null> {
  const { plan, approval } = confirmed;
  if (!plan || !approval || approval.fileDigest !== plan.fileDigest || plan.baseRevision !== hospital.appliedRevision) {
    await moveRun(context, confirmed, "stale", "The ground moved since this was approved.", {
      problem: {
        code: "plan_stale",
        message: "The hospital's database changed after this plan was made, so it was not applied.",
        nextStep: "Ask for the change again: it is previewed on today's ground.",
        retryable: false,
      },
    });
    return null;
  }
  const lease = { owner: context.owner, expiresAt: new Date(context.clock.now().getTime() + context.leaseMs) };
  const run = await moveRun(context, confirmed, "applying", "Carrying the plan out.", { lease });
  if (!run) return null;
  if (run.kind === "offboard") {
    await context.repositories.hospitals.update(hospital.id, run.id, { status: "offboarding" });
  }

  const target = { config: HospitalStackConfig.parse(revision.config), atlas };
  const outcome = run.kind === "offboard" ? await destroy(context, run, target) : await up(context, run, target);
  if (!outcome.ok) {
    await failRun(context, run, outcome.problem);
    return null;
  }
  const { changeSet, outputs } = outcome.value;
  if (outputs) await keepOutputs(context, run, target.config, outputs);
  return moveRun(context, run, "verifying", "Looking whether it is really so.", { applied: changeSet });
}

type Applied = Outcome<OperationResult, EngineProblem>;

async function up(context: RunContext, run: Run, target: StackTarget): Promise<Applied> {
  const planPath = await planPathOf(context.plansDir, run.id);
  const planDigest = run.approval?.fileDigest ?? "";
  return operate(context, run, { kind: "up", target, planPath, planDigest });
}

/** Atlas refuses to terminate a protected cluster, and protection is switched off in a step of its own. */
async function destroy(context: RunContext, run: Run, target: StackTarget): Promise<Applied> {
  const planPath = await planPathOf(context.plansDir, run.id);
  const preview = await operate(context, run, { kind: "preview", target, planPath });
  if (!preview.ok) return preview;
  if (preview.value.changeSet.hasChanges) {
    const planDigest = preview.value.planDigest ?? "";
    const unprotected = await operate(context, run, { kind: "up", target, planPath, planDigest });
    if (!unprotected.ok) return unprotected;
  }
  return operate(context, run, { kind: "destroy", target });
}
