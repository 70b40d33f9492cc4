import type { Currency, PlanName } from "../../../domain/plans.ts";
import type { Catalogue } from "../../queries/plans.ts";

/** What a plan costs a month, in the currency's smallest unit. */
export function priceOf({ plans }: Catalogue, plan: PlanName, currency: Currency): number {
  return plans.find(({ name }) => name === plan)?.price_cents_a_month[currency] ?? 0;
}
