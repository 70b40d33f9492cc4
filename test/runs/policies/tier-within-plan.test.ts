import { describe, expect, test } from "vitest";
import { planNames, plans } from "../../../src/domain/plans.ts";
import { tiers } from "../../../src/domain/tiers.ts";
import { tierWithinPlan } from "../../../src/runs/policies/tier-within-plan.ts";
import { hospitalConfig } from "../../stacks/support/hospital-config.ts";
import { database, levelOf } from "./support.ts";

describe("the tier of a hospital", () => {
  test.each(planNames)("is one of those of its plan: %s", (plan) => {
    const hospital = { plan, target: "local" as const, database: null };
    const passed = tiers.filter(
      (tier) => levelOf(tierWithinPlan, { hospital, after: hospitalConfig("st-mary", { tier }) }) === "passed",
    );
    expect(passed).toEqual(plans[plan].allowedTiers);
  });

  test("may stay what it is after the plan became a smaller one", () => {
    const hospital = {
      plan: "starter" as const,
      target: "local" as const,
      database: { ...database, tier: "M20" as const },
    };
    const levels = tiers.map((tier) =>
      levelOf(tierWithinPlan, { hospital, after: hospitalConfig("st-mary", { tier }) }),
    );
    expect(levels).toEqual(["passed", "passed", "hard", "passed", "hard"]);
  });

  test.each(["suspend", "offboard", "recover"] as const)("keeps no %s from being done", (kind) => {
    const after = hospitalConfig("st-mary", { tier: "M30" });
    expect(levelOf(tierWithinPlan, { kind, after })).toBe("passed");
    expect(levelOf(tierWithinPlan, { after })).toBe("hard");
  });
});
