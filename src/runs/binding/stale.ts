import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { AtlasProblem } from "../../atlas/problems.ts";
import { estimateCost } from "../../domain/cost.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run, RunProblem } from "../../domain/runs.ts";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { EngineProblem } from "../../operator/port.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";
import { judge, standing } from "../policies/index.ts";
import { type ApprovedPlan, isLetPass } from "./approved-plan.ts";
import { movedSince, readGround } from "./base.ts";

export type Ground = {
  readonly hospital: Hospital;
  readonly config: HospitalStackConfig;
  readonly atlas: ReachedAtlas;
};

/**
 * Looks just before an apply whether the plan still holds: the ground is what it was, the programs are the same, and the
 * policies are met as of now. Answers why not, or null; a problem if it could not be told.
 */
export async function whyStale(
  context: RunContext,
  run: Run,
  plan: ApprovedPlan | null,
  { hospital, config, atlas }: Ground,
): Promise<Outcome<RunProblem | null, EngineProblem | AtlasProblem>> {
  if (!plan) return done(null);
  const ground = await readGround(context, hospital, config, atlas);
  if (!ground.ok) return ground;
  const moved = movedSince(plan.base, ground.value.base);
  if (canonicalJson(plan.versions) !== canonicalJson(context.operator.versions)) {
    moved.push("the programs that would apply it are others than those that previewed it");
  }
  if (moved.length > 0) {
    return done({
      code: "plan_stale",
      message: `Since this plan was made, ${moved.join(", and ")}. So it was not applied.`,
      nextStep: "Retry the run: it is previewed on today's ground and waits for approval.",
      retryable: true,
    });
  }
  return done(policyProblem(context, run, plan, hospital, config));
}

/** Policies that look at the time may say something else now than when the plan was made. */
function policyProblem(
  context: RunContext,
  run: Run,
  plan: ApprovedPlan,
  hospital: Hospital,
  config: HospitalStackConfig,
): RunProblem | null {
  const policies = judge({
    kind: run.kind,
    hospital,
    before: null,
    after: config,
    changeSet: plan.changeSet,
    cost: estimateCost(plan.cost.beforeTier, plan.cost.afterTier),
    rules: context.rules.policies,
    now: context.clock.now(),
  });
  if (standing(policies, "hard").length === 0 && isLetPass(run, { ...plan, policies })) return null;
  const messages = policies
    .filter(({ passed, level }) => !passed && level !== "advisory")
    .map(({ message }) => message);
  return {
    code: "plan_stale",
    message: `The policies no longer let this pass: ${messages.join(" ")}`,
    nextStep: "Retry the run when they do, or have it let pass after the new preview.",
    retryable: true,
  };
}
