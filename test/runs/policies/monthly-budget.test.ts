import { describe, expect, test } from "vitest";
import { estimateCost } from "../../../src/domain/cost.ts";
import { plans } from "../../../src/domain/plans.ts";
import { monthlyBudget } from "../../../src/runs/policies/monthly-budget.ts";
import { database, levelOf, noRules } from "./support.ts";

const toM10 = estimateCost("M0", "M10");

function level(monthlyBudgetCents: number | null, cost = toM10) {
  return levelOf(monthlyBudget, { cost, rules: { ...noRules, monthlyBudgetCents } });
}

describe("the monthly budget", () => {
  test("may be used up to its last cent, and not one cent further", () => {
    expect(level(toM10.afterCents)).toBe("passed");
    expect(level(toM10.afterCents - 1)).toBe("soft");
  });

  test("is what the hospital pays unless the house says otherwise", () => {
    const hospital = { plan: "starter" as const, target: "local" as const, database };
    const paid = plans.starter.priceCents.USD;
    const cost = (afterCents: number) => ({ ...toM10, afterCents, differenceCents: afterCents });
    expect(levelOf(monthlyBudget, { hospital, cost: cost(paid) })).toBe("passed");
    expect(levelOf(monthlyBudget, { hospital, cost: cost(paid + 1) })).toBe("soft");
  });

  test("stands in nobody's way who spends less than before, or as much", () => {
    expect(level(1, estimateCost("M20", "M10"))).toBe("passed");
    expect(level(1, estimateCost("M10", "M10"))).toBe("passed");
  });
});
