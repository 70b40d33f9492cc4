import type { Tier } from "./tiers.ts";

/** The disk of a node in GB: what a new cluster gets, and the most that the tier takes. */
export type TierDisk = { readonly defaultGb: number; readonly largestGb: number };

/** As of 2026-11-24, for AWS (Atlas: "Cluster Configuration Costs", storage capacity). M0 and FLEX have a fixed disk. */
export const tierDisks: Readonly<Record<Tier, TierDisk>> = {
  M0: { defaultGb: 0.5, largestGb: 0.5 },
  FLEX: { defaultGb: 5, largestGb: 5 },
  M10: { defaultGb: 10, largestGb: 128 },
  M20: { defaultGb: 20, largestGb: 256 },
  M30: { defaultGb: 40, largestGb: 512 },
};
