import { createHmac } from "node:crypto";
import type { GatewayProblem, PaymentGateway } from "../../../src/billing/port.ts";
import { HospitalId } from "../../../src/domain/hospitals.ts";
import { type PlanName, plans } from "../../../src/domain/plans.ts";
import type { Invoice, Subscription } from "../../../src/domain/subscriptions.ts";
import { done, type Outcome, refused } from "../../../src/foundation/errors.ts";

export const webhookSecret = "whsec_of_the_tests";

/** Stripe as the service asks it, in memory: what a test says that subscriptions are now. */
export type FakeStripe = PaymentGateway & {
  readonly subs: Map<string, Subscription>;
  readonly bills: Map<string, Invoice[]>;
  /** Charges, and the subscriptions that they were for. */
  readonly charges: Map<string, string>;
  /** Makes or changes a subscription. */
  readonly put: (id: string, changes: Partial<Subscription>) => Subscription;
  /** Answers the next so many questions with a problem. */
  readonly failNext: (times: number) => void;
  /** Holds every reading of a subscription, once it is made, until the answer is called. */
  readonly hold: () => () => void;
};

export function createFakeStripe(): FakeStripe {
  const subs = new Map<string, Subscription>();
  const bills = new Map<string, Invoice[]>();
  const charges = new Map<string, string>();
  let failures = 0;
  let held: Promise<void> | null = null;
  const answer = <T>(value: T): Outcome<T, GatewayProblem> => {
    if (failures === 0) return done(value);
    failures -= 1;
    return refused(unavailable);
  };
  return {
    name: "stripe",
    subs,
    bills,
    charges,
    put: (id, changes) => {
      const known = subs.get(id) ?? someSubscription(id);
      const next = { ...known, ...changes };
      subs.set(id, next);
      return next;
    },
    failNext: (times) => {
      failures = times;
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = null;
        resolve();
      };
    },
    checkout: async ({ hospitalId, plan }) =>
      answer({ id: `cs_${hospitalId}_${plan}`, url: `https://checkout.example/${plan}` }),
    portal: async (customerId) => answer({ url: `https://portal.example/${customerId}` }),
    subscription: async (id) => {
      const found = answer(subs.get(id) ?? null);
      await held;
      return found;
    },
    subscriptions: async () => answer([...subs.values()]),
    subscriptionOf: async ({ chargeId }) => answer(subs.get(charges.get(chargeId ?? "") ?? "") ?? null),
    invoices: async (id) => answer(bills.get(id) ?? []),
  };
}

/** A subscription that pays for the professional plan, unless `changes` says otherwise. */
export function someSubscription(id = "sub_1", changes: Partial<Subscription> = {}): Subscription {
  return {
    id,
    gateway: "stripe",
    hospitalId: null,
    customerId: `cus_${id}`,
    status: "active",
    plan: "professional",
    priceId: "price_professional",
    priceCents: plans.professional.priceCents.USD,
    currency: "USD",
    currentPeriodEnd: new Date("2027-01-01T00:00:00Z"),
    cancelAtPeriodEnd: false,
    isPaid: true,
    upcoming: null,
    createdAt: new Date("2026-12-01T00:00:00Z"),
    endedAt: null,
    ...changes,
  };
}

/** What a plan's price makes of a subscription. */
export function onPlan(plan: PlanName): Partial<Subscription> {
  return { plan, priceId: `price_${plan}`, priceCents: plans[plan].priceCents.USD };
}

/** A paid invoice of a month. */
export function someInvoice(id: string, subscription: Subscription, changes: Partial<Invoice> = {}): Invoice {
  const at = new Date("2026-12-01T00:00:00Z");
  return {
    id,
    gateway: "stripe",
    subscriptionId: subscription.id,
    hospitalId: subscription.hospitalId === null ? null : HospitalId.parse(subscription.hospitalId),
    status: "paid",
    totalCents: subscription.priceCents,
    paidCents: subscription.priceCents,
    refundedCents: 0,
    currency: "USD",
    periodStart: at,
    periodEnd: new Date("2027-01-01T00:00:00Z"),
    createdAt: at,
    paidAt: at,
    ...changes,
  };
}

/** The header that Stripe sends with a body (Stripe: "Verify webhook signatures manually"). */
export function signatureOf(body: string, secret = webhookSecret, at = new Date()): string {
  const time = Math.floor(at.getTime() / 1_000);
  return `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
}

const unavailable: GatewayProblem = {
  code: "gateway_unavailable",
  message: "The payment gateway does not answer.",
  nextStep: "Try again.",
  retryable: true,
  detail: "as the test wished",
};
