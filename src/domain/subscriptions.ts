import { z } from "zod";
import { Currency, PlanName } from "./plans.ts";

/** Who takes the money: Stripe, or the test card of an installation without Stripe keys. */
export const GatewayName = z.enum(["stripe", "test-card"]);
export type GatewayName = z.infer<typeof GatewayName>;

/** Stripe's own words (Stripe: "Subscription object", `status`). */
export const SubscriptionStatus = z.enum([
  "incomplete",
  "incomplete_expired",
  "trialing",
  "active",
  "past_due",
  "unpaid",
  "canceled",
  "paused",
]);
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>;

/** A subscription as its gateway has it at the moment of reading. Prices are in the currency's smallest unit. */
export const Subscription = z.object({
  id: z.string(),
  gateway: GatewayName,
  /** By what we wrote on it when the checkout was made; null: not one of ours, or somebody took it off. */
  hospitalId: z.string().nullable(),
  customerId: z.string().nullable(),
  status: SubscriptionStatus,
  /** What the customer pays for; null: a price that the configuration does not know. */
  plan: PlanName.nullable(),
  priceId: z.string(),
  priceCents: z.int().nonnegative(),
  /** Null: one that we do not sell in. */
  currency: Currency.nullable(),
  currentPeriodEnd: z.date().nullable(),
  cancelAtPeriodEnd: z.boolean(),
  /** Whether the newest invoice is settled, so that what it is for may be given. */
  isPaid: z.boolean(),
  /** A plan that follows at the end of the period. */
  upcoming: z.object({ plan: PlanName, from: z.date() }).nullable(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
});
export type Subscription = z.infer<typeof Subscription>;

/** Paid, or on trial: the hospital has what it subscribed to. */
export function isLive(status: SubscriptionStatus): boolean {
  return standingOf(status) === "live";
}

/** It never comes back; only a new one would. */
export function isOver(status: SubscriptionStatus): boolean {
  return standingOf(status) === "over";
}

/** Something else that is sold with the same account, and nothing to us. `named` is the hospital that anything tells of. */
export function isOfOthers({ plan }: Pick<Subscription, "plan">, named: string | null): boolean {
  return named === null && plan === null;
}

/** What a subscription's status means for the hospital, in one word. `unready`: its first payment is not there yet. */
export type Standing = "live" | "due" | "unpaid" | "paused" | "over" | "unready";

export function standingOf(status: SubscriptionStatus): Standing {
  switch (status) {
    case "trialing":
    case "active":
      return "live";
    case "past_due":
      return "due";
    case "unpaid":
    case "paused":
      return status;
    case "canceled":
    case "incomplete_expired":
      return "over";
    case "incomplete":
      return "unready";
  }
}

/** One bill of a subscription. */
export const InvoiceStatus = z.enum(["draft", "open", "paid", "void", "uncollectible"]);
export type InvoiceStatus = z.infer<typeof InvoiceStatus>;

export const Invoice = z.object({
  id: z.string(),
  gateway: GatewayName,
  subscriptionId: z.string(),
  hospitalId: z.string().nullable(),
  status: InvoiceStatus,
  totalCents: z.int(),
  paidCents: z.int(),
  refundedCents: z.int(),
  currency: Currency.nullable(),
  periodStart: z.date(),
  periodEnd: z.date(),
  createdAt: z.date(),
  paidAt: z.date().nullable(),
});
export type Invoice = z.infer<typeof Invoice>;
