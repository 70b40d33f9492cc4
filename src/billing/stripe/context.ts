import type { Stripe } from "stripe";
import type { PlanName } from "../../domain/plans.ts";
import type { Clock } from "../../foundation/clock.ts";

/** What a plan costs, by ids of prices in Stripe: the first is sold, the others are still recognized. */
export type StripePrices = Readonly<Record<PlanName, readonly string[]>>;

export type StripeContext = { readonly stripe: Stripe; readonly prices: StripePrices; readonly clock: Clock };
