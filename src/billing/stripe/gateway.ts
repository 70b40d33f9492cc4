import type { Clock } from "../../foundation/clock.ts";
import { redactor } from "../../foundation/redact.ts";
import type { PaymentGateway } from "../port.ts";
import { gatewayRefused } from "../problems.ts";
import { ask } from "./ask.ts";
import { openCheckout } from "./checkout.ts";
import { openStripe, type StripeAccess } from "./client.ts";
import type { StripeContext, StripePrices } from "./context.ts";
import { listInvoices } from "./invoices.ts";
import { openPortal } from "./portal.ts";
import { retrieveSubscription } from "./subscription.ts";
import { findSubscriptionOf } from "./subscription-of.ts";
import { listSubscriptions } from "./subscriptions.ts";

type StripeSettings = StripeAccess & { readonly prices: StripePrices; readonly clock: Clock };

/** Stripe as the payment gateway. The secret key leaves for Stripe, or a stand-in on 127.0.0.1, and nowhere else. */
export function createStripeGateway({ prices, clock, ...access }: StripeSettings): PaymentGateway {
  const context: StripeContext = { stripe: openStripe(access), prices, clock };
  const redact = redactor([access.secretKey]);
  return {
    name: "stripe",
    checkout: async (order) => {
      const [price] = prices[order.plan];
      if (price === undefined) return gatewayRefused("price_not_configured", `no price for ${order.plan}`);
      const opened = await ask(redact, () => openCheckout(context, order, price));
      if (!opened.ok) return opened;
      const { value } = opened;
      return value
        ? { ok: true, value }
        : gatewayRefused("paid_already", `a checkout of ${order.hospitalId} is complete`);
    },
    portal: (customerId, returnUrl) => ask(redact, () => openPortal(context, customerId, returnUrl)),
    subscription: (id) => ask(redact, () => retrieveSubscription(context, id)),
    subscriptions: () => ask(redact, () => listSubscriptions(context)),
    subscriptionOf: (reference) => ask(redact, () => findSubscriptionOf(context, reference)),
    invoices: (subscriptionId) => ask(redact, () => listInvoices(context, subscriptionId)),
  };
}
