import type { Stripe } from "stripe";
import type { Subscription } from "../../domain/subscriptions.ts";
import type { StripeContext } from "./context.ts";
import { readSubscription, subscriptionExpansions } from "./read-subscription.ts";

/** Every subscription, or a customer's, ended ones included, newest first, page by page. */
export async function listSubscriptions(context: StripeContext, customerId?: string): Promise<Subscription[]> {
  const pages = context.stripe.subscriptions.list({
    status: "all",
    limit: 100,
    expand: subscriptionExpansions.map((field) => `data.${field}`),
    ...(customerId !== undefined && { customer: customerId }),
  });
  const subscriptions: Subscription[] = [];
  for await (const answered of pages as AsyncIterable<Stripe.Subscription>) {
    subscriptions.push(await readSubscription(context, answered));
  }
  return subscriptions;
}
