import type { z } from "zod";
import type { BillingEvent, PaymentReference, SubscriptionNews } from "../event.ts";
import { currencyOf } from "./currency-of.ts";
import {
  EventCharge,
  EventDispute,
  EventFraudWarning,
  EventInvoice,
  EventSchedule,
  EventSession,
  EventSubscription,
  type StripeEvent,
} from "./event-shapes.ts";

type StripeObject = StripeEvent["data"]["object"];
type Reader = (object: StripeObject) => BillingEvent;

const readers: Readonly<Record<string, Reader>> = {
  "checkout.session.completed": session(({ payment_status }) =>
    payment_status === "paid" || payment_status === "no_payment_required" ? "checkout_paid" : "checkout_waiting",
  ),
  "checkout.session.async_payment_succeeded": session(() => "checkout_paid"),
  "checkout.session.async_payment_failed": session(() => "checkout_failed"),
  "invoice.paid": invoice("invoice_paid"),
  "invoice.payment_failed": invoice("invoice_failed"),
  "invoice.payment_action_required": invoice("invoice_action_required"),
  "invoice.voided": invoice("invoice_changed"),
  "invoice.marked_uncollectible": invoice("invoice_changed"),
  "customer.subscription.created": subscription("created"),
  "customer.subscription.updated": subscription("updated"),
  "customer.subscription.pending_update_applied": subscription("updated"),
  "customer.subscription.pending_update_expired": subscription("updated"),
  "customer.subscription.deleted": subscription("deleted"),
  "customer.subscription.paused": subscription("paused"),
  "customer.subscription.resumed": subscription("resumed"),
  "subscription_schedule.created": schedule,
  "subscription_schedule.updated": schedule,
  "subscription_schedule.released": schedule,
  "subscription_schedule.canceled": schedule,
  "subscription_schedule.aborted": schedule,
  "subscription_schedule.completed": schedule,
  "charge.refunded": refund,
  "charge.dispute.created": dispute("dispute_opened"),
  "charge.dispute.closed": dispute("dispute_closed"),
  "radar.early_fraud_warning.created": fraudWarning,
};

/** What an event of Stripe is about. Throws (`ZodError`) when its object is not what the type says. */
export function billingEventOf({ type, account, data }: StripeEvent): BillingEvent {
  if (account !== undefined) return { kind: "other", why: "It belongs to a connected account." };
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return read ? read(data.object) : { kind: "other", why: "Nothing follows from events of this type." };
}

function session(newsOf: (session: z.infer<typeof EventSession>) => SubscriptionNews): Reader {
  return (object) => {
    const session = EventSession.parse(object);
    return aboutSubscription(newsOf(session), session.subscription, {
      hospitalHint: session.client_reference_id ?? session.metadata?.hospital_id ?? null,
      customerId: session.customer,
      invoiceId: session.invoice,
      checkoutId: session.id,
    });
  };
}

function invoice(news: SubscriptionNews): Reader {
  return (object) => {
    const { id, customer, subscription, parent } = EventInvoice.parse(object);
    const details = parent?.subscription_details;
    return aboutSubscription(news, details?.subscription ?? subscription, {
      hospitalHint: details?.metadata?.hospital_id ?? null,
      customerId: customer,
      invoiceId: id,
      checkoutId: null,
    });
  };
}

function subscription(news: SubscriptionNews): Reader {
  return (object) => {
    const { id, customer, latest_invoice, metadata } = EventSubscription.parse(object);
    const hospitalHint = metadata?.hospital_id ?? null;
    return aboutSubscription(news, id, {
      hospitalHint,
      customerId: customer,
      invoiceId: latest_invoice,
      checkoutId: null,
    });
  };
}

function schedule(object: StripeObject): BillingEvent {
  const { customer, subscription, released_subscription } = EventSchedule.parse(object);
  const ids = { hospitalHint: null, customerId: customer, invoiceId: null, checkoutId: null };
  return aboutSubscription("updated", subscription ?? released_subscription, ids);
}

type SubscriptionIds = Pick<
  Extract<BillingEvent, { kind: "subscription" }>,
  "hospitalHint" | "customerId" | "invoiceId" | "checkoutId"
>;

function aboutSubscription(news: SubscriptionNews, subscriptionId: string | null, ids: SubscriptionIds): BillingEvent {
  if (subscriptionId === null) return { kind: "other", why: "It belongs to no subscription." };
  return { kind: "subscription", news, subscriptionId, ...ids };
}

function refund(object: StripeObject): BillingEvent {
  const charge = EventCharge.parse(object);
  return {
    kind: "refund",
    reference: reference(charge.id, charge.payment_intent, { customerId: charge.customer, invoiceId: charge.invoice }),
    amountCents: charge.amount_refunded,
    paidCents: charge.amount,
    isFull: charge.refunded,
    currency: currencyOf(charge.currency),
  };
}

function dispute(kind: "dispute_opened" | "dispute_closed"): Reader {
  return (object) => {
    const { id, charge, payment_intent, amount, currency, reason, status } = EventDispute.parse(object);
    return {
      kind,
      disputeId: id,
      reference: reference(charge, payment_intent),
      amountCents: amount,
      currency: currencyOf(currency),
      reason,
      status,
    };
  };
}

function fraudWarning(object: StripeObject): BillingEvent {
  const { id, charge, payment_intent, fraud_type } = EventFraudWarning.parse(object);
  return { kind: "fraud_warning", warningId: id, reference: reference(charge, payment_intent), fraudType: fraud_type };
}

function reference(
  chargeId: string | null,
  paymentIntentId: string | null,
  more: Pick<PaymentReference, "customerId" | "invoiceId"> = { customerId: null, invoiceId: null },
): PaymentReference {
  return { chargeId, paymentIntentId, ...more };
}
