import { type PlanName, planNames } from "../../domain/plans.ts";
import type { StripePrices } from "./context.ts";

/** The plan that a price pays for; null for one that the configuration does not know. */
export function planOfPrice(prices: StripePrices, priceId: string | null): PlanName | null {
  if (priceId === null) return null;
  return planNames.find((plan) => prices[plan].includes(priceId)) ?? null;
}
