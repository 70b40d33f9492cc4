import { z } from "zod";
import { tierPrices, tierPricesAsOf } from "./tier-prices.ts";
import { Tier } from "./tiers.ts";

/** What a change of tier does to the monthly Atlas bill. An estimate, with the day of its price table. */
export const CostEstimate = z.object({
  beforeTier: Tier.nullable(),
  afterTier: Tier.nullable(),
  beforeCents: z.int(),
  afterCents: z.int(),
  differenceCents: z.int(),
  currency: z.literal("USD"),
  pricesAsOf: z.string(),
});
export type CostEstimate = z.infer<typeof CostEstimate>;

/** `null` on a side means that there is no cluster on it (before a provision, after an offboarding). */
export function estimateCost(beforeTier: Tier | null, afterTier: Tier | null): CostEstimate {
  const beforeCents = beforeTier ? tierPrices[beforeTier].todayCents : 0;
  const afterCents = afterTier ? tierPrices[afterTier].todayCents : 0;
  return {
    beforeTier,
    afterTier,
    beforeCents,
    afterCents,
    differenceCents: afterCents - beforeCents,
    currency: "USD",
    pricesAsOf: tierPricesAsOf,
  };
}
