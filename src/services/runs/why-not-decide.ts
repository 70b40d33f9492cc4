import { isAtLeast, isSameActor, type Role, roles } from "../../domain/actors.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Run } from "../../domain/runs.ts";
import { countingApprovals } from "../../runs/binding/approvals.ts";
import { standing } from "../../runs/policies/index.ts";
import type { RunRules } from "../../runs/rules.ts";
import type { Caller } from "../caller.ts";

/** Why this caller can't approve the run as it is, in words; null if nothing is in the way. */
export function whyNotApprove(run: Run, { approvals }: RunRules, caller: Caller): string | null {
  if (run.status !== "awaiting_approval") return `The run is ${run.status}.`;
  if (caller.kind !== "actor" || !isAtLeast(caller.role, "approver")) return needsRole("approver");
  if (!approvals.byAuthor && isSameActor(caller.actor, run.author)) return "Who asks for a change does not approve it.";
  const has = countingApprovals(run, approvals).some(({ by }) => isSameActor(by, caller.actor));
  return has ? "You have approved this plan already." : null;
}

/** Why this caller can't let the plan's violated policies pass, in words; null if nothing is in the way. */
export function whyNotLetPass(plan: Plan | null, caller: Caller): string | null {
  const asked = standing(plan?.policies ?? [], "soft").map(({ overridableBy }) => overridableBy);
  const needed = roles.findLast((role) => role === "approver" || asked.includes(role)) ?? "approver";
  return caller.kind === "actor" && isAtLeast(caller.role, needed) ? null : needsRole(needed);
}

function needsRole(role: Role): string {
  return `This needs the role ${role}.`;
}
