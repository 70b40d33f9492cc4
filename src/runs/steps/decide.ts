import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { theService } from "../../domain/actors.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { Confirmation, Run, RunKind } from "../../domain/runs.ts";
import { isApproved } from "../binding/approvals.ts";
import { isLetPass } from "../binding/approved-plan.ts";
import { ruleThatConfirms } from "../binding/confirming-rules.ts";
import type { RunContext } from "../context.ts";
import { moveRun } from "../move.ts";
import { standing } from "../policies/index.ts";
import type { Fact, RunPatch } from "../transition.ts";

/** They make something else of the hospital, once verified: also where a try that broke off left nothing to change. */
const changesHospital: readonly RunKind[] = ["provision", "recover", "suspend", "resume", "offboard"];

/**
 * planned → what becomes of it: an end, somebody to let a policy pass, somebody to approve, or straight on by a rule or by
 * approvals that an identical plan before had. Answers the run; null if somebody else moved it.
 */
export async function decideRun(
  context: RunContext,
  planned: Run,
  plan: Plan,
  revision: Revision,
  hospital: Pick<Hospital, "status">,
): Promise<Run | null> {
  // A wish that came too late for the engine must not lie in wait for the apply.
  if (planned.cancel) return moveRun(context, planned, "canceled", "Canceled after the preview.");
  const hard = standing(plan.policies, "hard");
  if (hard.length > 0) {
    const message = hard.map((result) => result.message).join(" ");
    const problem = {
      code: "policy_failed",
      message,
      nextStep: "Ask for something that the policies allow.",
      retryable: false,
    };
    return moveRun(context, planned, "policy_failed", message, { patch: { problem } });
  }
  if (!plan.changeSet.hasChanges && isKnownToBeSo(planned, plan)) {
    return moveRun(context, planned, "planned_and_finished", "Nothing would change.");
  }
  const { patch, facts, said } = carriedOver(planned, plan);
  const run = { ...planned, ...patch };
  const expiresAt = new Date(context.clock.now().getTime() + context.rules.approvals.expireAfterMs);
  if (!isLetPass(run, plan)) {
    const soft = standing(plan.policies, "soft").map(({ message }) => message);
    return moveRun(context, planned, "policy_override", soft.join(" "), { patch: { ...patch, expiresAt }, facts });
  }
  const rule = ruleThatConfirms(run.kind, plan, HospitalStackConfig.parse(revision.config), hospital);
  const approved = isApproved(run, context.rules.approvals);
  if (rule === null && !approved) {
    const text = `${said}Waiting for somebody to approve.`;
    return moveRun(context, planned, "awaiting_approval", text, { patch: { ...patch, expiresAt }, facts });
  }
  const confirmation = confirmationOf(plan, context.clock.now(), rule);
  return moveRun(context, planned, "confirmed", rule ? `Approved by the rule ${rule}.` : "Approved already.", {
    patch: { ...patch, confirmation },
    facts: [...facts, { action: "run.confirmed", data: { by: confirmation.by, rule, digest: plan.digest } }],
    actor: theService,
  });
}

/** A revision that an apply made true before it broke off is yet to be verified and written down as the applied one. */
function isKnownToBeSo({ kind }: Run, { revision, base }: Plan): boolean {
  return revision === base.revision && !changesHospital.includes(kind);
}

export function confirmationOf(
  plan: Pick<Plan, "number" | "digest" | "fileDigest">,
  at: Date,
  rule: string | null,
): Confirmation {
  const { number: planNumber, digest, fileDigest } = plan;
  return { by: rule === null ? "approvals" : "rule", rule, at, planNumber, digest, fileDigest };
}

/** Approvals and overrides go over to an identical plan, and are void for any other. Both are told to the ledger. */
function carriedOver(run: Run, plan: Plan): { patch: RunPatch; facts: Fact[]; said: string } {
  const overrides = run.overrides.filter(({ digest }) => digest === plan.digest);
  const kept = run.approvals
    .filter(({ digest }) => digest === plan.digest)
    .map((approval) => ({
      ...approval,
      planNumber: plan.number,
      carriedOverFrom: approval.carriedOverFrom ?? approval.planNumber,
    }));
  const voided = run.approvals.filter(({ digest }) => digest !== plan.digest);
  return {
    patch: { approvals: kept, overrides },
    said: [
      kept.length > 0 ? `The plan is the same as before, so ${kept.length} approval(s) still count. ` : "",
      voided.length > 0 ? `The plan is another than before, so ${voided.length} approval(s) no longer count. ` : "",
    ].join(""),
    facts: [
      ...kept.map(
        ({ by, carriedOverFrom }): Fact => ({
          action: "run.approval_carried_over",
          data: { approver: by, from_plan: carriedOverFrom, to_plan: plan.number, digest: plan.digest },
        }),
      ),
      ...voided.map(
        ({ by, planNumber, digest }): Fact => ({
          action: "run.approval_voided",
          data: { approver: by, plan: planNumber, digest },
        }),
      ),
    ],
  };
}
