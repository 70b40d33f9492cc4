import type { RetiredTier, Tier } from "./tiers.ts";

/**
 * What a tier costs the SaaS company at Atlas, in US cents a month of 730 hours, as an estimate: three nodes, AWS
 * us-east-1, on demand, without backup and transfer. FLEX is billed by use between 8 and 30 dollars: the ceiling counts.
 */
export type TierPrice = {
  readonly todayCents: number;
  /** What the set-up guide quoted; null if it did not know the tier. */
  readonly guideCents: number | null;
};

/** The day on which the prices were read. Every estimate says it. */
export const tierPricesAsOf = "2026-11-24";

export const tierPrices: Readonly<Record<Tier, TierPrice>> = {
  M0: { todayCents: 0, guideCents: 0 },
  FLEX: { todayCents: 30_00, guideCents: null },
  M10: { todayCents: 58_40, guideCents: 110_00 },
  M20: { todayCents: 146_00, guideCents: 220_00 },
  M30: { todayCents: 394_20, guideCents: 443_00 },
};

export const retiredTierPrices: Readonly<Record<RetiredTier, { readonly guideCents: number }>> = {
  M2: { guideCents: 9_00 },
  M5: { guideCents: 57_00 },
};
