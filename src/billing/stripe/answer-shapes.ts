import { z } from "zod";
import { InvoiceStatus, SubscriptionStatus } from "../../domain/subscriptions.ts";
import { Reference } from "./event-shapes.ts";

/** Stripe counts seconds. */
const Time = z.int().transform((seconds) => new Date(seconds * 1_000));
const Metadata = z.record(z.string(), z.string()).nullish();

const Price = z.object({ id: z.string(), currency: z.string(), unit_amount: z.int().nullable() });

const Schedule = z.object({
  phases: z.array(z.object({ start_date: Time, items: z.array(z.object({ price: Reference })) })),
});

/** A subscription with `latest_invoice` and `schedule` expanded; periods belong to its items. */
export const StripeSubscription = z.object({
  id: z.string(),
  status: SubscriptionStatus,
  customer: Reference,
  metadata: Metadata,
  currency: z.string(),
  created: Time,
  ended_at: Time.nullable(),
  cancel_at: Time.nullable(),
  cancel_at_period_end: z.boolean(),
  pause_collection: z.object({ behavior: z.string() }).nullish(),
  items: z.object({
    data: z.array(z.object({ current_period_end: Time, quantity: z.int().default(1), price: Price })).min(1),
  }),
  latest_invoice: z.object({ status: InvoiceStatus.nullable() }).nullable(),
  schedule: Schedule.nullish(),
});
export type StripeSubscription = z.infer<typeof StripeSubscription>;

/** A price with `currency_options` expanded. */
export const PriceInCurrencies = z.object({
  currency_options: z.record(z.string(), z.object({ unit_amount: z.int().nullable() })).optional(),
});

/** An invoice with `payments` expanded. */
export const StripeInvoice = z.object({
  id: z.string(),
  status: InvoiceStatus.nullable(),
  customer: Reference,
  currency: z.string(),
  total: z.int(),
  amount_paid: z.int(),
  period_start: Time,
  period_end: Time,
  created: Time,
  status_transitions: z.object({ paid_at: Time.nullable() }),
  parent: z
    .object({ subscription_details: z.object({ subscription: Reference, metadata: Metadata }).nullish() })
    .nullable(),
  payments: z
    .object({ data: z.array(z.object({ payment: z.object({ payment_intent: Reference, charge: Reference }) })) })
    .optional(),
});
export type StripeInvoice = z.infer<typeof StripeInvoice>;

export const StripeCharge = z.object({
  id: z.string(),
  amount_refunded: z.int(),
  customer: Reference,
  payment_intent: Reference,
});
export type StripeCharge = z.infer<typeof StripeCharge>;

export const StripeCheckout = z.object({
  id: z.string(),
  url: z.string().nullable(),
  status: z.string().nullable(),
  client_reference_id: z.string().nullable(),
  subscription: Reference,
});
export type StripeCheckout = z.infer<typeof StripeCheckout>;
