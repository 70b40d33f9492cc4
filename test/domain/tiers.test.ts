import { describe, expect, test } from "vitest";
import { estimateCost } from "../../src/domain/cost.ts";
import { planNames, plans } from "../../src/domain/plans.ts";
import { tierPrices } from "../../src/domain/tier-prices.ts";
import { canMove, RetiredTier, tiers, tierThatReplaces } from "../../src/domain/tiers.ts";

describe("tiers", () => {
  test("move up between classes, freely among dedicated sizes, and never down a class", () => {
    const allowed = tiers.flatMap((from) => tiers.filter((to) => canMove(from, to)).map((to) => `${from}→${to}`));
    expect(allowed).toEqual([
      "M0→M0",
      "M0→FLEX",
      "M0→M10",
      "M0→M20",
      "M0→M30",
      "FLEX→FLEX",
      "FLEX→M10",
      "FLEX→M20",
      "FLEX→M30",
      ...["M10", "M20", "M30"].flatMap((from) => ["M10", "M20", "M30"].map((to) => `${from}→${to}`)),
    ]);
  });

  test("that Atlas retired name a tier that can be had", () => {
    for (const retired of RetiredTier.options) expect(tiers).toContain(tierThatReplaces[retired]);
  });

  test("that a plan starts on are allowed by the plan", () => {
    for (const name of planNames) expect(plans[name].allowedTiers).toContain(plans[name].startTier);
  });
});

describe("a cost estimate", () => {
  test("says the monthly difference and the day of its prices", () => {
    const estimate = estimateCost("M0", "M10");
    expect(estimate).toMatchObject({ beforeCents: 0, differenceCents: tierPrices.M10.todayCents, currency: "USD" });
    expect(estimate.pricesAsOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test("counts what is not there yet, or no more, as nothing", () => {
    expect(estimateCost(null, "M10").beforeCents).toBe(0);
    expect(estimateCost("M30", null)).toMatchObject({ afterCents: 0, differenceCents: -tierPrices.M30.todayCents });
  });
});
