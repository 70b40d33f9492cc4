import { z } from "@hono/zod-openapi";
import { Actor, Role } from "../../domain/actors.ts";
import type { Verification } from "../../domain/results.ts";
import { type Run, RunStatus } from "../../domain/runs.ts";
import { countingApprovals } from "../../runs/binding/approvals.ts";
import type { RunRules } from "../../runs/rules.ts";
import type { Caller } from "../../services/caller.ts";
import type { RunDetails } from "../../services/runs/show.ts";
import { whyNotApprove } from "../../services/runs/why-not-decide.ts";
import { ChangeSetView, changeSetView, DriftView, driftView } from "./change-set.ts";
import { PlanView, planView } from "./plan.ts";
import { type FlagClock, RunSummaryView, runSummaryView } from "./run-summary.ts";

const ApprovalView = z.object({
  by: Actor,
  role: Role,
  at: z.iso.datetime(),
  plan_number: z.int(),
  digest: z.string(),
  comment: z.string().nullable(),
  carried_over_from: z
    .int()
    .nullable()
    .meta({ description: "The plan that it was given to first; this one is identical." }),
});

const ApprovalsView = z
  .object({
    required: z.int(),
    counting: z.int(),
    given: z.array(ApprovalView),
    you_may: z.boolean(),
    why_not: z.string().nullable(),
  })
  .meta({ id: "Approvals" });

const VerificationView = z
  .object({
    at: z.iso.datetime(),
    tier: z.string().nullable(),
    disk_size_gb: z.number().nullable(),
    mongodb_version: z.string().nullable(),
    termination_protection: z.boolean().nullable(),
    users: z.array(z.string()),
    access_list: z.array(z.string()),
    signed_in: z.boolean(),
    discrepancies: z.array(z.object({ what: z.string(), asked: z.string(), found: z.string(), message: z.string() })),
  })
  .meta({ id: "Verification", description: "What Atlas said after the apply." });

/** A run with everything that belongs to it. */
export const RunView = RunSummaryView.extend({
  position_in_queue: z.int().nullable().meta({ description: "0 is next or under way; null once it has ended." }),
  blocked_by: z.string().nullable(),
  plan: PlanView.nullable(),
  approvals: ApprovalsView,
  overrides: z.array(
    z.object({ policy: z.string(), by: Actor, at: z.iso.datetime(), reason: z.string(), digest: z.string() }),
  ),
  confirmation: z
    .object({
      by: z.enum(["approvals", "rule"]),
      rule: z.string().nullable(),
      at: z.iso.datetime(),
      digest: z.string(),
    })
    .nullable(),
  transitions: z.array(
    z.object({
      at: z.iso.datetime(),
      status: RunStatus,
      text: z.string(),
      actor: Actor,
      lasted_ms: z.int().nullable().meta({ description: "Until the next one; null for the newest." }),
    }),
  ),
  comments: z.array(z.object({ by: Actor, at: z.iso.datetime(), text: z.string() })),
  applied: ChangeSetView.nullable(),
  verification: VerificationView.nullable(),
  drift: DriftView.nullable(),
}).meta({ id: "Run" });
export type RunView = z.infer<typeof RunView>;

export type RunViewing = { readonly clock: FlagClock; readonly rules: RunRules; readonly caller: Caller };

export function runView({ run, plan, result, position, blockedBy }: RunDetails, viewing: RunViewing): RunView {
  const { confirmation } = run;
  return {
    ...runSummaryView(run, viewing.clock),
    position_in_queue: position,
    blocked_by: blockedBy,
    plan: plan && planView(plan),
    approvals: approvalsView(run, viewing),
    overrides: run.overrides.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    confirmation: confirmation && {
      by: confirmation.by,
      rule: confirmation.rule,
      at: confirmation.at.toISOString(),
      digest: confirmation.digest,
    },
    transitions: transitionsView(run),
    comments: commentsView(run, viewing.caller),
    applied: result?.applied ? changeSetView(result.applied) : null,
    verification: result?.verification ? verificationView(result.verification) : null,
    drift: result?.drift ? driftView(result.drift) : null,
  };
}

/** What ops say among themselves is not for the hospital's browser. */
function commentsView({ comments }: Run, caller: Caller): RunView["comments"] {
  return caller.kind === "actor" ? comments.map(({ by, at, text }) => ({ by, at: at.toISOString(), text })) : [];
}

function transitionsView({ transitions }: Run): RunView["transitions"] {
  return transitions.map(({ at, ...rest }, index) => {
    const next = transitions[index + 1];
    return { ...rest, at: at.toISOString(), lasted_ms: next ? next.at.getTime() - at.getTime() : null };
  });
}

function approvalsView(run: Run, { rules, caller }: RunViewing): z.infer<typeof ApprovalsView> {
  const whyNot = whyNotApprove(run, rules, caller);
  return {
    required: rules.approvals.required,
    counting: countingApprovals(run, rules.approvals).length,
    given: run.approvals.map((approval) => ({
      by: approval.by,
      role: approval.role,
      at: approval.at.toISOString(),
      plan_number: approval.planNumber,
      digest: approval.digest,
      comment: approval.comment,
      carried_over_from: approval.carriedOverFrom,
    })),
    you_may: whyNot === null,
    why_not: whyNot,
  };
}

function verificationView({ at, ...rest }: Verification): z.infer<typeof VerificationView> {
  return {
    at: at.toISOString(),
    tier: rest.tier,
    disk_size_gb: rest.diskSizeGb,
    mongodb_version: rest.mongoDbVersion,
    termination_protection: rest.terminationProtection,
    users: rest.users,
    access_list: rest.accessList,
    signed_in: rest.signedIn,
    discrepancies: rest.discrepancies,
  };
}
