import { z } from "zod";

/** An object of Stripe's, or only its id where it is not expanded. */
export const Reference = z
  .union([z.string(), z.object({ id: z.string() })])
  .nullish()
  .transform((value) => (typeof value === "string" ? value : (value?.id ?? null)));

const Metadata = z.record(z.string(), z.string()).nullish();

/** The envelope of a snapshot event (Stripe API: "The Event object"). */
export const StripeEvent = z.object({
  id: z.string().min(1),
  object: z.literal("event"),
  type: z.string().min(1),
  created: z.int().nonnegative(),
  livemode: z.boolean(),
  api_version: z.string().nullish(),
  /** Set for an event of a connected account, which is never one of ours. */
  account: z.string().optional(),
  data: z.object({
    object: z.record(z.string(), z.unknown()),
    previous_attributes: z.record(z.string(), z.unknown()).nullish(),
  }),
});
export type StripeEvent = z.infer<typeof StripeEvent>;

export const EventSession = z.object({
  id: z.string(),
  mode: z.string(),
  payment_status: z.string(),
  client_reference_id: z.string().nullish(),
  customer: Reference,
  invoice: Reference,
  subscription: Reference,
  metadata: Metadata,
});

export const EventSubscription = z.object({
  id: z.string(),
  customer: Reference,
  latest_invoice: Reference,
  metadata: Metadata,
});

export const EventSchedule = z.object({
  customer: Reference,
  subscription: Reference,
  released_subscription: Reference,
});

/** `parent` since 2025-03-31; before that the invoice named its subscription itself. */
export const EventInvoice = z.object({
  id: z.string(),
  customer: Reference,
  subscription: Reference,
  parent: z
    .object({ subscription_details: z.object({ subscription: Reference, metadata: Metadata }).nullish() })
    .nullish(),
});

export const EventCharge = z.object({
  id: z.string(),
  amount: z.int(),
  amount_refunded: z.int(),
  currency: z.string(),
  customer: Reference,
  invoice: Reference,
  payment_intent: Reference,
  refunded: z.boolean(),
});

export const EventDispute = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  charge: Reference,
  payment_intent: Reference,
  reason: z.string(),
  status: z.string(),
});

export const EventFraudWarning = z.object({
  id: z.string(),
  charge: Reference,
  payment_intent: Reference,
  fraud_type: z.string(),
});
