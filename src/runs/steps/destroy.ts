import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { AtlasProblem } from "../../atlas/problems.ts";
import type { AtlasReader } from "../../atlas/reader.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import { Tier } from "../../domain/tiers.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import type { EngineProblem, OperationResult, StackTarget } from "../../operator/port.ts";
import { engineProblem } from "../../operator/problems/catalogue.ts";
import type { ApprovedPlan } from "../binding/approved-plan.ts";
import { planDigest } from "../binding/plan-digest.ts";
import type { RunContext } from "../context.ts";
import type { Hold } from "../leases/hold.ts";
import { moveHospital } from "../move-hospital.ts";
import { operate } from "../operate.ts";
import { isDeclaredConvergence } from "../planning/convergence.ts";
import { placeOf } from "../planning/place.ts";
import { nextPlanNumber, planPathOf } from "../planning/plan-file.ts";

export type Doomed = { readonly hospital: Hospital; readonly target: StackTarget; readonly reader: AtlasReader };

type Result<T> = Promise<Outcome<T, EngineProblem | AtlasProblem>>;

/**
 * Destroys what was approved to be destroyed. A destroy has no plan file, so it is previewed once more and compared. Atlas
 * refuses to terminate a protected cluster: protection is switched off in a step of its own before. Until the destroy
 * itself begins, the hospital is what it was.
 */
export async function destroy(
  context: RunContext,
  hold: Hold,
  run: Run,
  plan: ApprovedPlan,
  { hospital, target, reader }: Doomed,
): Result<OperationResult> {
  const again = await operate(context, hold, run, { kind: "preview-destroy", target });
  if (!again.ok) return again;
  const { changeSet } = again.value;
  if (planDigest({ ...plan, kind: run.kind, config: target.config, changeSet }) !== plan.digest) {
    return refused(engineProblem("plan_violated", "the destroy would take away other things than approved"));
  }
  const unprotected = await unprotect(context, hold, run, { hospital, target, reader });
  if (!unprotected.ok) return unprotected;
  const doomed = await moveHospital(context, hold, () => "offboarding", { doomed: true });
  if (!doomed) return refused(engineProblem("operation_interrupted", "the hospital's lease went to another worker"));
  return operate(context, hold, run, { kind: "destroy", target });
}

async function unprotect(context: RunContext, hold: Hold, run: Run, doomed: Doomed): Result<null> {
  const { hospital, target, reader } = doomed;
  const found = await reader.readBack(placeOf(hospital, target.config));
  if (!found.ok) return found;
  const { cluster } = found.value;
  if (!cluster?.terminationProtection) return done(null);
  const asItIs = { ...target, config: withTier(target.config, cluster.tier) };
  const planPath = await planPathOf(context.plansDir, run.id, nextPlanNumber(run));
  const preview = await operate(context, hold, run, { kind: "preview", target: asItIs, planPath });
  if (!preview.ok) return preview;
  const { changeSet, planDigest: digest = "" } = preview.value;
  if (!changeSet.hasChanges) return done(null);
  if (!isDeclaredConvergence(changeSet)) {
    return refused(engineProblem("cluster_protected", "switching the protection off would change more than that"));
  }
  const applied = await operate(context, hold, run, { kind: "up", target: asItIs, planPath, planDigest: digest });
  return applied.ok ? done(null) : applied;
}

/** The tier that the cluster has, so that nothing but its protection is changed. */
function withTier(config: HospitalStackConfig, tier: string): HospitalStackConfig {
  const known = Tier.safeParse(tier);
  return known.success ? { ...config, tier: known.data } : config;
}
