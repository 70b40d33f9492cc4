import type { Stripe } from "stripe";
import { expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type {
  StripeCharge,
  StripeCheckout,
  StripeInvoice,
  StripeSubscription,
} from "../../../src/billing/stripe/answer-shapes.ts";
import type {
  EventCharge,
  EventDispute,
  EventFraudWarning,
  EventInvoice,
  EventSchedule,
  EventSession,
  EventSubscription,
  StripeEvent,
} from "../../../src/billing/stripe/event-shapes.ts";

/** Statuses that a newer version may bring are not read on purpose; what is not expanded comes as an id. */
type Read<T, But extends PropertyKey> = Omit<z.input<T extends z.ZodType ? T : never>, But>;

test("what is read of Stripe's answers is what the library's version of the API says", () => {
  expectTypeOf<Stripe.Subscription>().toExtend<
    Read<typeof StripeSubscription, "status" | "latest_invoice" | "schedule">
  >();
  expectTypeOf<Stripe.Invoice>().toExtend<Read<typeof StripeInvoice, "status">>();
  expectTypeOf<Stripe.Charge>().toExtend<Read<typeof StripeCharge, never>>();
  expectTypeOf<Stripe.Checkout.Session>().toExtend<Read<typeof StripeCheckout, never>>();
});

test("what is read of its events is too", () => {
  expectTypeOf<Stripe.EventBase>().toExtend<Read<typeof StripeEvent, "data">>();
  expectTypeOf<Stripe.Checkout.Session>().toExtend<Read<typeof EventSession, never>>();
  expectTypeOf<Stripe.Subscription>().toExtend<Read<typeof EventSubscription, never>>();
  expectTypeOf<Stripe.SubscriptionSchedule>().toExtend<Read<typeof EventSchedule, never>>();
  expectTypeOf<Stripe.Invoice>().toExtend<Read<typeof EventInvoice, never>>();
  expectTypeOf<Stripe.Charge>().toExtend<Read<typeof EventCharge, never>>();
  expectTypeOf<Stripe.Dispute>().toExtend<Read<typeof EventDispute, never>>();
  expectTypeOf<Stripe.Radar.EarlyFraudWarning>().toExtend<Read<typeof EventFraudWarning, never>>();
});
