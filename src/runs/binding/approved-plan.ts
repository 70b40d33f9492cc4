import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { Run } from "../../domain/runs.ts";
import { standing } from "../policies/index.ts";
import type { RunRules } from "../rules.ts";
import { isApproved } from "./approvals.ts";
import { ruleThatConfirms } from "./confirming-rules.ts";
import { planDigest } from "./plan-digest.ts";

declare const approved: unique symbol;

/** A plan that may be applied. Only `approvedPlan` makes one, and nothing else is ever handed to the engine to apply. */
export type ApprovedPlan = Plan & { readonly [approved]: true };

type Decided = Pick<
  Run,
  "id" | "kind" | "status" | "author" | "plan" | "approvals" | "overrides" | "confirmation" | "revision"
>;

/**
 * The plan of a confirmed run, if everything that makes an approval stands: the confirmation is for this very plan, the
 * digest is what the plan's content gives, enough people said yes to it (or a rule says so), no hard policy is violated
 * and every violated soft one was let pass for this very digest. Else null.
 */
export function approvedPlan(
  run: Decided,
  plan: Plan,
  revision: Revision,
  hospital: Pick<Hospital, "status">,
  rules: RunRules,
): ApprovedPlan | null {
  const { confirmation } = run;
  if (run.status !== "confirmed" || !confirmation || !run.plan) return null;
  const boundToThis =
    plan.runId === run.id &&
    plan.number === run.plan.number &&
    confirmation.planNumber === plan.number &&
    confirmation.digest === plan.digest &&
    run.plan.digest === plan.digest &&
    confirmation.fileDigest === plan.fileDigest &&
    plan.revision === revision.number &&
    run.revision === revision.number;
  if (!boundToThis) return null;
  const config = HospitalStackConfig.parse(revision.config);
  if (planDigest({ ...plan, kind: run.kind, config }) !== plan.digest) return null;
  if (standing(plan.policies, "hard").length > 0 || !isLetPass(run, plan)) return null;
  const mayGo =
    confirmation.by === "approvals"
      ? isApproved(run, rules.approvals)
      : confirmation.rule !== null && confirmation.rule === ruleThatConfirms(run.kind, plan, config, hospital);
  return mayGo ? (plan as ApprovedPlan) : null;
}

/** Whether every violated soft policy was let pass, for this plan and no other. */
export function isLetPass({ overrides }: Pick<Run, "overrides">, plan: Pick<Plan, "policies" | "digest">): boolean {
  return standing(plan.policies, "soft").every(({ policy }) =>
    overrides.some((override) => override.policy === policy && override.digest === plan.digest),
  );
}
