import { createHash } from "node:crypto";
import { z } from "zod";
import { isAtLeast } from "../../domain/actors.ts";
import type { Override } from "../../domain/runs.ts";
import { done, refused } from "../../foundation/errors.ts";
import { isLetPass } from "../../runs/binding/approved-plan.ts";
import { flagsOf } from "../../runs/machine.ts";
import { standing } from "../../runs/policies/index.ts";
import { amended, moved } from "../../runs/transition.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { overrideNeedsRole, planMoved, runExpired, runStateConflict, tooManyComments } from "../problems.ts";
import { type Decision, decideOn, hasExpired } from "./decision.ts";
import { Reason } from "./request.ts";

const mostComments = 200;

export const ReasonBody = z.strictObject({ reason: Reason });
export const OverrideRequest = z.strictObject({
  reason: Reason,
  /** The digest of the plan that was looked at: another plan is refused. */
  digest: z.string().optional(),
});
export const CommentBody = z.strictObject({ text: z.string().trim().min(1).max(2_000) });

/** Says no: the run ends, with the reason. For approvers. */
export function rejectRun(
  context: ServiceContext,
  caller: Caller,
  id: string,
  { reason }: z.infer<typeof ReasonBody>,
): Promise<Decision> {
  return decideOn(context, caller, "approver", id, (run, { actor, at }) => {
    if (!flagsOf(run, { now: at, forceCancelAfterMs: 0 }).previewable)
      return refused(runStateConflict(run, "rejected"));
    const facts = [{ action: "run.rejected" as const, data: { reason, digest: run.plan?.digest ?? null } }];
    return done(moved(run, "discarded", `Rejected: ${reason}`, { at, actor, facts }));
  });
}

/** Lets the violated soft policies pass, for this plan and with a reason. For the roles that the policies name. */
export async function overridePolicies(
  context: ServiceContext,
  caller: Caller,
  id: string,
  { reason, digest }: z.infer<typeof OverrideRequest>,
): Promise<Decision> {
  const allowed = requireRole(caller, "approver");
  if (!allowed.ok) return allowed;
  const known = await context.repositories.runs.find(id);
  const plan = known?.plan ? await context.repositories.plans.find(known.id, known.plan.number) : null;
  return decideOn(context, caller, "approver", id, (run, { actor, role, at }) => {
    if (run.status !== "policy_override" || !run.plan || !plan) return refused(runStateConflict(run, "let pass"));
    if (hasExpired(run, at)) return refused(runExpired(run));
    const lookedAt = digest ?? plan.digest;
    if (run.plan.digest !== plan.digest || run.plan.digest !== lookedAt) return refused(planMoved(run.plan));
    const violated = standing(plan.policies, "soft");
    const tooHigh = violated.find(({ overridableBy }) => overridableBy && !isAtLeast(role, overridableBy));
    if (tooHigh?.overridableBy) return refused(overrideNeedsRole(tooHigh.title, tooHigh.overridableBy));
    const fresh = violated.map(({ policy }): Override => ({ policy, by: actor, at, reason, digest: plan.digest }));
    const overrides = [...run.overrides, ...fresh];
    if (!isLetPass({ overrides }, plan)) return refused(runStateConflict(run, "let pass"));
    const data = { policies: fresh.map(({ policy }) => policy), reason, digest: plan.digest };
    const facts = [{ action: "run.policy_overridden" as const, data }];
    return done(moved(run, "awaiting_approval", `Let pass: ${reason}`, { at, actor, patch: { overrides }, facts }));
  });
}

/** Previews again what waits for people. An identical plan keeps its approvals; any other needs new ones. For operators. */
export async function previewAgain(context: ServiceContext, caller: Caller, id: string): Promise<Decision> {
  const decided = await decideOn(context, caller, "operator", id, (run, { actor, at }) => {
    if (!flagsOf(run, { now: at, forceCancelAfterMs: 0 }).previewable)
      return refused(runStateConflict(run, "previewed again"));
    return done(moved(run, "pending", "Previewed again.", { at, actor, patch: { expiresAt: null } }));
  });
  if (decided.ok) await context.enqueue(decided.value.id);
  return decided;
}

/** Throws a run away that nobody wants any more. For operators. */
export function discardRun(context: ServiceContext, caller: Caller, id: string): Promise<Decision> {
  return decideOn(context, caller, "operator", id, (run, { actor, at }) => {
    if (!flagsOf(run, { now: at, forceCancelAfterMs: 0 }).discardable)
      return refused(runStateConflict(run, "discarded"));
    return done(moved(run, "discarded", "Discarded.", { at, actor }));
  });
}

/** Asks the run to stop. The engine ends what it has begun, so this may take as long as one Atlas call. For operators. */
export function cancelRun(context: ServiceContext, caller: Caller, id: string): Promise<Decision> {
  return decideOn(context, caller, "operator", id, (run, { actor, at }) => {
    if (!flagsOf(run, { now: at, forceCancelAfterMs: 0 }).cancelable) return refused(runStateConflict(run, "canceled"));
    const facts = [{ action: "run.cancel_requested" as const, data: { forced: false, status: run.status } }];
    if (run.status === "pending" || run.status === "confirmed") {
      return done(moved(run, "canceled", "Canceled before anything was done.", { at, actor, facts }));
    }
    return done(amended(run, { at, actor, patch: { cancel: { by: actor, at, forced: null } }, facts }));
  });
}

/** Kills the run at once, after a polite cancel had its time. What Atlas has is not known then. For admins. */
export function forceCancelRun(context: ServiceContext, caller: Caller, id: string): Promise<Decision> {
  const { forceCancelAfterMs } = context.rules;
  return decideOn(context, caller, "admin", id, (run, { actor, at }) => {
    const { forceCancelable, forceCancelAvailableAt: from } = flagsOf(run, { now: at, forceCancelAfterMs });
    if (!run.cancel || !forceCancelable) {
      const nextStep = from ? `Give it time to stop; it can be killed from ${from.toISOString()} on.` : undefined;
      return refused(runStateConflict(run, "killed", nextStep));
    }
    const cancel = { ...run.cancel, forced: { by: actor, at } };
    const facts = [{ action: "run.cancel_requested" as const, data: { forced: true, status: run.status } }];
    return done(amended(run, { at, actor, patch: { cancel }, facts }));
  });
}

/** Says something about a run, at any time. For every key. */
export function commentOnRun(
  context: ServiceContext,
  caller: Caller,
  id: string,
  { text }: z.infer<typeof CommentBody>,
): Promise<Decision> {
  return decideOn(context, caller, "viewer", id, (run, { actor, at }) => {
    if (run.comments.length >= mostComments) return refused(tooManyComments(mostComments));
    const comments = [...run.comments, { by: actor, at, text }];
    // Who said that something was said, and that it was not altered, is for ever; what was said may have to be erased.
    const data = { text_sha256: createHash("sha256").update(text).digest("hex") };
    return done(amended(run, { at, actor, patch: { comments }, facts: [{ action: "run.commented", data }] }));
  });
}
