import type { Stripe } from "stripe";
import { isLive, type Subscription } from "../../domain/subscriptions.ts";
import { PriceInCurrencies, StripeSubscription } from "./answer-shapes.ts";
import type { StripeContext } from "./context.ts";
import { currencyOf } from "./currency-of.ts";
import { planOfPrice } from "./plan-of-price.ts";

/** What has to be expanded for `readSubscription`. */
export const subscriptionExpansions = ["latest_invoice", "schedule"] as const;

type Item = StripeSubscription["items"]["data"][number];

/**
 * A subscription in our words (Stripe API: "The Subscription object"). A paused collection is `paused`, since nothing is
 * paid meanwhile, though Stripe calls it active. A change that waits for its payment (`pending_update`) is not there yet.
 * Throws (`ZodError`) what can't be read.
 */
export async function readSubscription(
  { stripe, prices }: StripeContext,
  answered: Stripe.Subscription,
): Promise<Subscription> {
  const subscription = StripeSubscription.parse(answered);
  const item = itemOf(subscription, (price) => planOfPrice(prices, price) !== null);
  const { status } = subscription;
  return {
    id: subscription.id,
    gateway: "stripe",
    hospitalId: subscription.metadata?.hospital_id ?? null,
    customerId: subscription.customer,
    status: subscription.pause_collection && isLive(status) ? "paused" : status,
    plan: planOfPrice(prices, item.price.id),
    priceId: item.price.id,
    priceCents: (await amountOf(stripe, item.price, subscription.currency)) * item.quantity,
    currency: currencyOf(subscription.currency),
    currentPeriodEnd: item.current_period_end,
    cancelAtPeriodEnd: subscription.cancel_at_period_end || subscription.cancel_at !== null,
    isPaid: isPaid(subscription),
    upcoming: upcomingOf(subscription, (price) => planOfPrice(prices, price)),
    createdAt: subscription.created,
    endedAt: subscription.ended_at,
  };
}

/** Of several things in one subscription, the one that is a plan. */
function itemOf({ items }: StripeSubscription, isPlan: (price: string) => boolean): Item {
  const [first] = items.data;
  const item = items.data.find(({ price }) => isPlan(price.id)) ?? first;
  if (!item) throw new Error("a subscription has items");
  return item;
}

/** A price shows the amount in its own currency; those of others are read apart (a list can't expand so deep). */
async function amountOf(stripe: Stripe, price: Item["price"], currency: string): Promise<number> {
  if (price.currency === currency) return price.unit_amount ?? 0;
  const read = await stripe.prices.retrieve(price.id, { expand: ["currency_options"] });
  return PriceInCurrencies.parse(read).currency_options?.[currency]?.unit_amount ?? 0;
}

/** One without an invoice so far owes nothing. A draft is a renewal that Stripe has not asked for yet. */
function isPaid({ latest_invoice: invoice, status }: StripeSubscription): boolean {
  return invoice ? invoice.status === "paid" : isLive(status);
}

function upcomingOf(
  { schedule, items }: StripeSubscription,
  planOf: (price: string | null) => Subscription["plan"],
): Subscription["upcoming"] {
  const [item] = items.data;
  if (!schedule || !item) return null;
  const next = schedule.phases.find(({ start_date: from }) => from >= item.current_period_end);
  const plan = next?.items.map(({ price }) => planOf(price)).find((known) => known !== null);
  return next && plan && plan !== planOf(item.price.id) ? { plan, from: next.start_date } : null;
}
