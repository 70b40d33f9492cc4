import type { Subscription } from "../../domain/subscriptions.ts";
import { isMissing } from "./ask.ts";
import type { StripeContext } from "./context.ts";
import { readSubscription, subscriptionExpansions } from "./read-subscription.ts";

/** The subscription as it is now; null if Stripe has none of that id in this mode. */
export async function retrieveSubscription(context: StripeContext, id: string): Promise<Subscription | null> {
  try {
    const answered = await context.stripe.subscriptions.retrieve(id, { expand: [...subscriptionExpansions] });
    return await readSubscription(context, answered);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
