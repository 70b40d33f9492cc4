import { isSameActor } from "../../domain/actors.ts";
import type { Approval, Run } from "../../domain/runs.ts";
import type { RunRules } from "../rules.ts";

type Decided = Pick<Run, "author" | "approvals" | "plan">;

/** The approvals that count for the run's present plan: for this very digest, by different people, not by its author. */
export function countingApprovals({ author, approvals, plan }: Decided, rules: RunRules["approvals"]): Approval[] {
  const counting: Approval[] = [];
  for (const approval of approvals) {
    if (!plan || approval.digest !== plan.digest || approval.planNumber !== plan.number) continue;
    if (!rules.byAuthor && isSameActor(approval.by, author)) continue;
    if (counting.some(({ by }) => isSameActor(by, approval.by))) continue;
    counting.push(approval);
  }
  return counting;
}

export function isApproved(run: Decided, rules: RunRules["approvals"]): boolean {
  return countingApprovals(run, rules).length >= rules.required;
}
