import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { AtlasProblem } from "../../atlas/problems.ts";
import type { ChangeSet } from "../../domain/change-set.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { Run } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import type { EngineProblem, OperationResult } from "../../operator/port.ts";
import { engineProblem } from "../../operator/problems/catalogue.ts";
import { type ApprovedPlan, approvedPlan } from "../binding/approved-plan.ts";
import { type Ground, whyStale } from "../binding/stale.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";
import { failRun } from "../fail.ts";
import { keepOutputs } from "../keep-outputs.ts";
import type { Hold } from "../leases/hold.ts";
import { moveRun } from "../move.ts";
import { operate } from "../operate.ts";
import { patiently } from "../pacing/patiently.ts";
import { fetchPlan } from "../planning/plan-file.ts";
import { converge } from "./converge.ts";
import { destroy } from "./destroy.ts";
import { forgetPending } from "./forget-pending.ts";
import { looksFirst } from "./plan.ts";

export type Applying = { readonly hospital: Hospital; readonly revision: Revision; readonly atlas: ReachedAtlas };

type Applied = Outcome<OperationResult, EngineProblem | AtlasProblem>;

/**
 * confirmed → applying → verifying: applies exactly the plan that was approved, on exactly the ground that it was made
 * for, or ends the run as `stale` with what moved. Answers the run as it is then; null if it ended.
 */
export async function applyRun(
  context: RunContext,
  hold: Hold,
  confirmed: Run,
  { hospital, revision, atlas }: Applying,
): Promise<Run | null> {
  const plan = confirmed.plan && (await context.repositories.plans.find(confirmed.id, confirmed.plan.number));
  const approved = plan && approvedPlan(confirmed, plan, revision, hospital, context.rules);
  const config = HospitalStackConfig.parse(revision.config);
  const ground = { hospital, config, atlas };
  const stale = await patiently(context, hold, confirmed, () => whyStale(context, confirmed, approved, ground));
  if (!stale.ok) {
    await failRun(context, hold, confirmed, stale.problem);
    return null;
  }
  if (!approved || stale.value) {
    const problem = stale.value ?? notApproved;
    await moveRun(context, confirmed, "stale", problem.message, { patch: { problem } });
    return null;
  }
  const run = await moveRun(context, confirmed, "applying", "Carrying the plan out.", {
    facts: [{ action: "run.apply_started", data: { plan: approved.number, digest: approved.digest } }],
  });
  if (!run) return null;
  const target = { config, atlas: atlas.access };
  const outcome =
    run.kind === "offboard"
      ? await destroy(context, hold, run, approved, { hospital, target, reader: atlas.reader })
      : await up(context, hold, run, approved, ground);
  if (!outcome.ok) {
    await failRun(context, hold, run, outcome.problem);
    return null;
  }
  const { changeSet, outputs } = outcome.value;
  if (outputs && !(await keepOutputs(context, hold, run, config, outputs))) return null;
  const result = { id: run.id, hospitalId: hospital.id, applied: changeSet, verification: null, drift: null };
  await context.repositories.results.keep(result);
  return moveRun(context, run, "verifying", "Looking whether it is really so.", {
    facts: [{ action: "run.apply_finished", data: { changes: changesOf(changeSet), counts: changeSet.counts } }],
  });
}

async function up(context: RunContext, hold: Hold, run: Run, plan: ApprovedPlan, ground: Ground): Promise<Applied> {
  const { config, hospital, atlas } = ground;
  const target = { config, atlas: atlas.access };
  const planPath = await fetchPlan(context, run.id, plan.number);
  const apply = () =>
    operate(context, hold, run, {
      kind: "up",
      target,
      planPath,
      planDigest: plan.fileDigest ?? "",
      ...(looksFirst(run) && { refresh: true }),
      ...(plan.adopt && { adopt: plan.adopt }),
    });
  const nothingDone = async ({ finished }: EngineProblem) => {
    if (finished?.length !== 0) return false;
    const stale = await whyStale(context, run, plan, ground);
    return stale.ok && stale.value === null;
  };
  const outcome = await patiently(context, hold, run, apply, nothingDone);
  if (!outcome.ok) return outcome;
  if (hospital.unknownSince !== null) {
    const forgotten = await forgetPending(context, hold, run, target);
    if (!forgotten.ok) return forgotten;
  }
  if (!plan.convergence) return outcome;
  const second = await converge(context, hold, run, target, planPath);
  if (!second.ok) return refused(afterFirstStep(second.problem));
  return second.value ? done({ ...second.value, changeSet: outcome.value.changeSet }) : outcome;
}

/** What would make a plan stale before its apply comes too late to be that: the first step is done. */
function afterFirstStep(problem: EngineProblem): EngineProblem {
  const isOfPlan = problem.code === "plan_violated" || problem.code === "plan_tampered";
  return isOfPlan ? engineProblem("engine_failed", `the second step of the upgrade: ${problem.detail}`) : problem;
}

function changesOf({ resources }: ChangeSet) {
  const changed = resources.filter(({ operation }) => operation !== "same");
  return changed.map(({ urn, operation }) => ({ urn, operation }));
}

const notApproved = {
  code: "plan_not_approved",
  message: "What stands approved is not this plan, so nothing of it was done.",
  nextStep: "Retry the run: it is previewed again and waits for approval.",
  retryable: true,
};
