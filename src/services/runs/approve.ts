import { z } from "zod";
import { isSameActor } from "../../domain/actors.ts";
import type { Approval } from "../../domain/runs.ts";
import { done, refused } from "../../foundation/errors.ts";
import { countingApprovals, isApproved } from "../../runs/binding/approvals.ts";
import { confirmationOf } from "../../runs/steps/decide.ts";
import { amended, moved } from "../../runs/transition.ts";
import type { Caller } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { approvedAlready, ownRun, planMoved, runExpired, runStateConflict } from "../problems.ts";
import { type Decision, decideOn, hasExpired } from "./decision.ts";

export const ApprovalRequest = z.strictObject({
  /** The digest of the plan that the approver looked at: another plan is refused. */
  digest: z.string().optional(),
  comment: z.string().trim().min(1).max(500).optional(),
});
export type ApprovalRequest = z.infer<typeof ApprovalRequest>;

/**
 * Says yes to exactly the plan that the run holds now. With enough different people's yes it is applied at once. For
 * approvers, and unless the configuration says otherwise not for the run's author.
 */
export async function approveRun(
  context: ServiceContext,
  caller: Caller,
  id: string,
  { digest, comment }: ApprovalRequest,
): Promise<Decision> {
  const { approvals: rules } = context.rules;
  const decided = await decideOn(context, caller, "approver", id, (run, { actor, role, at }) => {
    const { plan } = run;
    if (run.status !== "awaiting_approval" || !plan) return refused(runStateConflict(run, "approved"));
    if (hasExpired(run, at)) return refused(runExpired(run));
    if (digest !== undefined && digest !== plan.digest) return refused(planMoved(plan));
    if (!rules.byAuthor && isSameActor(actor, run.author)) return refused(ownRun);
    if (countingApprovals(run, rules).some(({ by }) => isSameActor(by, actor))) return refused(approvedAlready);
    const approval: Approval = {
      by: actor,
      role,
      at,
      planNumber: plan.number,
      digest: plan.digest,
      comment: comment ?? null,
      carriedOverFrom: null,
    };
    const approvals = [...run.approvals, approval];
    const data = {
      plan: plan.number,
      digest: plan.digest,
      file_digest: plan.fileDigest,
      role,
      comment: comment ?? null,
    };
    const facts = [{ action: "run.approved" as const, data }];
    if (!isApproved({ ...run, approvals }, rules))
      return done(amended(run, { at, actor, patch: { approvals }, facts }));
    const confirmation = confirmationOf(plan, at, null);
    const confirmed = { action: "run.confirmed" as const, data: { by: "approvals", digest: plan.digest } };
    const patch = { approvals, confirmation, expiresAt: null };
    return done(moved(run, "confirmed", "Approved.", { at, actor, patch, facts: [...facts, confirmed] }));
  });
  if (decided.ok && decided.value.status === "confirmed") await context.enqueue(decided.value.id);
  return decided;
}
