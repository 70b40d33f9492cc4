import type { Stripe } from "stripe";
import { isOver, type Subscription } from "../../domain/subscriptions.ts";
import type { PaymentReference } from "../event.ts";
import { StripeCharge, StripeInvoice } from "./answer-shapes.ts";
import { isMissing } from "./ask.ts";
import type { StripeContext } from "./context.ts";
import { retrieveSubscription } from "./subscription.ts";
import { listSubscriptions } from "./subscriptions.ts";

/**
 * The subscription that a payment was for. A charge does not name it: its payment intent belongs to an invoice ("Invoice
 * Payments"), and that to a subscription. Where no invoice is found, a customer's only subscription that is not over, or
 * only one at all, is meant.
 */
export async function findSubscriptionOf(
  context: StripeContext,
  reference: PaymentReference,
): Promise<Subscription | null> {
  const { stripe } = context;
  const charge = reference.chargeId === null ? null : await chargeOf(stripe, reference.chargeId);
  const paymentIntentId = reference.paymentIntentId ?? charge?.payment_intent ?? null;
  const invoiceId =
    reference.invoiceId ?? (paymentIntentId === null ? null : await invoiceOfPayment(stripe, paymentIntentId));
  const subscriptionId = invoiceId === null ? null : await subscriptionOfInvoice(stripe, invoiceId);
  if (subscriptionId !== null) return retrieveSubscription(context, subscriptionId);
  const customerId = reference.customerId ?? charge?.customer ?? null;
  return customerId === null ? null : onlyOne(await listSubscriptions(context, customerId));
}

async function chargeOf(stripe: Stripe, id: string): Promise<StripeCharge | null> {
  return unlessMissing(async () => StripeCharge.parse(await stripe.charges.retrieve(id)));
}

async function invoiceOfPayment(stripe: Stripe, paymentIntent: string): Promise<string | null> {
  const payments = await stripe.invoicePayments.list({
    payment: { type: "payment_intent", payment_intent: paymentIntent },
    limit: 1,
  });
  const invoice = payments.data[0]?.invoice;
  return (typeof invoice === "string" ? invoice : invoice?.id) ?? null;
}

async function subscriptionOfInvoice(stripe: Stripe, id: string): Promise<string | null> {
  return unlessMissing(async () => {
    const invoice = StripeInvoice.parse(await stripe.invoices.retrieve(id));
    return invoice.parent?.subscription_details?.subscription ?? null;
  });
}

async function unlessMissing<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function onlyOne(subscriptions: readonly Subscription[]): Subscription | null {
  const going = subscriptions.filter(({ status }) => !isOver(status));
  const [found, ...more] = going.length > 0 ? going : subscriptions;
  return found && more.length === 0 ? found : null;
}
