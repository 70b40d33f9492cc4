import type { PolicyResult } from "../../domain/policy.ts";
import { allowedRegions } from "./allowed-regions.ts";
import { freezeWindow } from "./freeze-window.ts";
import { monthlyBudget } from "./monthly-budget.ts";
import { noClusterLoss } from "./no-cluster-loss.ts";
import { noEmptyCluster } from "./no-empty-cluster.ts";
import { noOpenAccess } from "./no-open-access.ts";
import { noUnaskedTier } from "./no-unasked-tier.ts";
import type { Policy, PolicyInput } from "./policy.ts";
import { terminationProtection } from "./termination-protection.ts";
import { tierWithinPlan } from "./tier-within-plan.ts";

/** Every policy, in the order in which people read them. */
export const policies: readonly Policy[] = [
  noClusterLoss,
  noEmptyCluster,
  noUnaskedTier,
  noOpenAccess,
  tierWithinPlan,
  allowedRegions,
  terminationProtection,
  monthlyBudget,
  freezeWindow,
];

/** Holds a plan to every policy. */
export function judge(input: PolicyInput): PolicyResult[] {
  return policies.map(({ name, title, level: usual, overridableBy, judge }) => {
    const violation = judge(input);
    const level = violation?.level ?? usual;
    return {
      policy: name,
      title,
      level,
      passed: violation === null,
      message: violation?.message ?? "",
      overridableBy: violation?.level === "soft" ? overridableBy : null,
    };
  });
}

/** The violations that keep a plan from going on. */
export function standing(results: readonly PolicyResult[], level: "soft" | "hard"): PolicyResult[] {
  return results.filter((result) => !result.passed && result.level === level);
}
