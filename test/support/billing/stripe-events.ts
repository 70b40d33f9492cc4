import { randomUUID } from "node:crypto";

type Fields = Record<string, unknown>;

/** An event as Stripe writes it, in JSON. */
export function stripeEvent(type: string, object: Fields, changes: Fields = {}): string {
  const id = `evt_${randomUUID().replaceAll("-", "")}`;
  return JSON.stringify({
    id,
    object: "event",
    api_version: "2026-01-28.clover",
    created: Math.floor(Date.now() / 1_000),
    livemode: false,
    type,
    data: { object },
    ...changes,
  });
}

export function aboutSubscription(id: string, hospitalId: string | null, changes: Fields = {}): Fields {
  return {
    id,
    object: "subscription",
    customer: `cus_${id}`,
    latest_invoice: null,
    metadata: hospitalId === null ? {} : { hospital_id: hospitalId },
    ...changes,
  };
}

export function aboutInvoice(id: string, subscription: string, hospitalId: string | null): Fields {
  const metadata = hospitalId === null ? {} : { hospital_id: hospitalId };
  return {
    id,
    object: "invoice",
    customer: `cus_${subscription}`,
    parent: { subscription_details: { subscription, metadata } },
  };
}

export function aboutCharge(id: string, changes: Fields = {}): Fields {
  return {
    id,
    object: "charge",
    payment_intent: `pi_${id}`,
    customer: null,
    amount: 19_900,
    amount_refunded: 5_000,
    refunded: false,
    currency: "usd",
    ...changes,
  };
}

export function aboutDispute(id: string, charge: string, status: string): Fields {
  return {
    id,
    object: "dispute",
    charge,
    payment_intent: `pi_${charge}`,
    amount: 19_900,
    currency: "usd",
    reason: "fraudulent",
    status,
  };
}
