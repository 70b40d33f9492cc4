import type { Hospital } from "../../domain/hospitals.ts";
import type { Payment } from "../../domain/payments.ts";
import { plans } from "../../domain/plans.ts";
import type { Subscription } from "../../domain/subscriptions.ts";
import { testCardSubscriptionId } from "./event.ts";

/** What a payment by test card makes of a hospital: subscribed to its plan, with no end. */
export function testCardSubscription({ id, plan }: Hospital, { currency, processedAt }: Payment): Subscription {
  return {
    id: testCardSubscriptionId(id),
    gateway: "test-card",
    hospitalId: id,
    customerId: null,
    status: "active",
    plan,
    priceId: `test_${plan}`,
    priceCents: plans[plan].priceCents[currency],
    currency,
    currentPeriodEnd: null,
    cancelAtPeriodEnd: false,
    isPaid: true,
    upcoming: null,
    createdAt: processedAt,
    endedAt: null,
  };
}
