import { expect, test } from "vitest";
import { estimateCost } from "../../src/domain/cost.ts";
import type { Tier } from "../../src/domain/tiers.ts";
import { headlineOf, wordsBelow } from "../../src/web/pages/ops/approvals/headline.ts";

function cost(before: Tier | null, after: Tier | null) {
  const { beforeTier, afterTier, beforeCents, afterCents, differenceCents, currency, pricesAsOf } = estimateCost(
    before,
    after,
  );
  return {
    before_tier: beforeTier,
    after_tier: afterTier,
    before_cents_a_month: beforeCents,
    after_cents_a_month: afterCents,
    difference_cents_a_month: differenceCents,
    currency,
    prices_as_of: pricesAsOf,
    is_estimate: true as const,
  };
}

test.each([
  ["a change of tier by its tiers", "change", cost("M0", "M10"), "M0 → M10"],
  ["a change of something else by its kind", "change", cost("M10", "M10"), "Change"],
  ["an end by its kind, since there is no tier afterwards", "offboard", cost("M10", null), "Offboard"],
  ["a run without a plan by its kind", "rotate", null, "Rotate credentials"],
] as const)("a run that waits is named: %s", (_, kind, itsCost, headline) => {
  expect(headlineOf({ kind, cost: itsCost })).toBe(headline);
});

test("what the headline says is not said again below it", () => {
  expect(wordsBelow("M0 → M10", ["M0 → M10: about 25 minutes.", "Protection goes on."])).toEqual([
    "About 25 minutes.",
    "Protection goes on.",
  ]);
});
