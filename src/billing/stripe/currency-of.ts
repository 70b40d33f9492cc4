import { Currency } from "../../domain/plans.ts";

/** Stripe's `usd` is our `USD`; null for one that we do not sell in. */
export function currencyOf(text: string): Currency | null {
  return Currency.safeParse(text).data ?? null;
}
