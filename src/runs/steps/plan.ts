import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { AtlasAccess } from "../../atlas/access.ts";
import type { ChangeSet } from "../../domain/change-set.ts";
import { estimateCost } from "../../domain/cost.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { Run, RunPlan, RunProblem } from "../../domain/runs.ts";
import type { RunContext } from "../context.ts";
import { failRun } from "../fail.ts";
import { moveRun } from "../move.ts";
import { operate } from "../operate.ts";
import { planPathOf } from "../plan-file.ts";

/**
 * pending → planning → planned → awaiting_approval, confirmed (a paid provision) or an end.
 * Answers the run as it is then; null if the journey ended or somebody else moved it.
 */
export async function planRun(
  context: RunContext,
  pending: Run,
  hospital: Hospital,
  revision: Revision,
  atlas: AtlasAccess,
): Promise<Run | null> {
  const lease = { owner: context.owner, expiresAt: new Date(context.clock.now().getTime() + context.leaseMs) };
  const run = await moveRun(context, pending, "planning", "Looking at what would change.", { lease });
  if (!run) return null;

  const target = { config: HospitalStackConfig.parse(revision.config), atlas };
  const outcome = await operate(
    context,
    run,
    run.kind === "offboard"
      ? { kind: "preview-destroy", target }
      : { kind: "preview", target, planPath: await planPathOf(context.plansDir, run.id) },
  );
  if (!outcome.ok) {
    await failRun(context, run, outcome.problem);
    return null;
  }
  if ((await context.repositories.runs.find(run.id))?.cancelRequested) {
    await moveRun(context, run, "canceled", "Canceled after the preview.");
    return null;
  }
  const { changeSet, planDigest } = outcome.value;
  const afterTier = run.kind === "offboard" ? null : target.config.tier;
  const plan: RunPlan = {
    fileDigest: planDigest ?? null,
    baseRevision: hospital.appliedRevision,
    changeSet,
    cost: estimateCost(hospital.database?.tier ?? null, afterTier),
  };
  const danger = run.kind === "offboard" ? null : lostCluster(changeSet);
  if (danger) {
    await moveRun(context, run, "errored", danger.message, { plan, problem: danger });
    return null;
  }
  const planned = await moveRun(context, run, "planned", summary(changeSet), { plan });
  return planned && decide(context, planned);
}

/** A provision was asked for by a payment, so it needs nobody's yes; anything else waits for a person. */
function decide(context: RunContext, run: Run): Promise<Run | null> {
  if (run.kind === "provision") {
    const approval = { by: "service" as const, at: context.clock.now(), fileDigest: run.plan?.fileDigest ?? null };
    return moveRun(context, run, "confirmed", "Approved by the payment.", { approval });
  }
  if (run.plan?.changeSet.hasChanges) {
    return moveRun(context, run, "awaiting_approval", "Waiting for somebody to approve.", { lease: null });
  }
  return moveRun(context, run, "planned_and_finished", "Nothing would change.");
}

function lostCluster({ resources }: ChangeSet): RunProblem | null {
  const harmless = ["same", "create", "update", "import", "read", "refresh"];
  const cluster = resources.find(
    ({ type, operation }) =>
      type === "mongodbatlas:index/advancedCluster:AdvancedCluster" && !harmless.includes(operation),
  );
  return cluster
    ? {
        code: "cluster_would_be_lost",
        message: `This plan would ${cluster.operation} the hospital's cluster, and its data with it.`,
        nextStep: "Only an offboard run may do that. Look at the change set and ask for something else.",
        retryable: false,
      }
    : null;
}

function summary({ counts, hasChanges }: ChangeSet): string {
  if (!hasChanges) return "No changes.";
  return `${counts.create} to add, ${counts.update} to change, ${counts.replace} to replace, ${counts.delete} to destroy.`;
}
