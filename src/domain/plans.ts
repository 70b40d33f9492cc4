import { z } from "zod";
import type { Tier } from "./tiers.ts";

/** What is sold. Accepted in any case, since the guide writes "Professional". */
export const planNames = ["starter", "professional", "enterprise"] as const;
export const PlanName = z.preprocess(
  (value) => (typeof value === "string" ? value.trim().toLowerCase() : value),
  z.enum(planNames),
);
export type PlanName = z.infer<typeof PlanName>;

/** Whether one plan is more than another: plans are named in that order. */
export function isUpgrade(from: PlanName, to: PlanName): boolean {
  return planNames.indexOf(to) > planNames.indexOf(from);
}

export const currencies = ["USD", "EUR", "INR"] as const;
export const Currency = z.preprocess(
  (value) => (typeof value === "string" ? value.trim().toUpperCase() : value),
  z.enum(currencies),
);
export type Currency = z.infer<typeof Currency>;

export type Plan = {
  readonly startTier: Tier;
  readonly allowedTiers: readonly Tier[];
  /** A month's price in the currency's smallest unit (cents, paise). */
  readonly priceCents: Readonly<Record<Currency, number>>;
};

export const plans: Readonly<Record<PlanName, Plan>> = {
  starter: {
    startTier: "M0",
    allowedTiers: ["M0", "FLEX"],
    priceCents: { USD: 49_00, EUR: 45_00, INR: 3_999_00 },
  },
  professional: {
    startTier: "M0",
    allowedTiers: ["M0", "FLEX", "M10", "M20"],
    priceCents: { USD: 199_00, EUR: 185_00, INR: 16_499_00 },
  },
  enterprise: {
    startTier: "M10",
    allowedTiers: ["M10", "M20", "M30"],
    priceCents: { USD: 799_00, EUR: 739_00, INR: 65_999_00 },
  },
};
