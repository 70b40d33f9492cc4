import { z } from "zod";
import { HospitalId } from "../../domain/hospitals.ts";
import { Currency } from "../../domain/plans.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { EventEnvelope, EventProblem, TestCardPayment } from "../event.ts";
import { eventRefused } from "../event-problems.ts";

const type = "test_card.paid";

const TestCardEvent = z.object({
  type: z.literal(type),
  payment: z.object({
    hospitalId: HospitalId,
    amountCents: z.int(),
    expectedCents: z.int(),
    currency: Currency,
    cardLastFour: z.string().regex(/^\d{4}$/),
    paidAt: z.iso.datetime().transform((text) => new Date(text)),
  }),
});

const subscriptionPrefix = "sub_test_";

/** There is one subscription per hospital that paid by test card. */
export function testCardSubscriptionId(hospitalId: HospitalId): string {
  return `${subscriptionPrefix}${hospitalId}`;
}

/** The id of the hospital that a subscription of a test card is for; empty if it is none. */
export function hospitalOfTestCard(subscriptionId: string): string {
  return subscriptionId.startsWith(subscriptionPrefix) ? subscriptionId.slice(subscriptionPrefix.length) : "";
}

/** The message, as JSON, by which our own till says that a test card paid; `eventOf` reads it. */
export function testCardPaid(payment: TestCardPayment): string {
  return JSON.stringify({ type, payment });
}

/** Its id comes from the hospital, so that one payment of a hospital is taken and every other one is the same. */
export function testCardEventOf(message: unknown): Outcome<EventEnvelope, EventProblem> {
  const parsed = TestCardEvent.safeParse(message);
  if (!parsed.success) return eventRefused("event_unreadable");
  const { payment } = parsed.data;
  const subscriptionId = testCardSubscriptionId(payment.hospitalId);
  return done({
    id: `evt_test_${payment.hospitalId}`,
    type,
    objectId: subscriptionId,
    version: `${type}|${subscriptionId}`,
    createdAt: payment.paidAt,
    liveMode: false,
    apiVersion: null,
    event: { kind: "test_card_paid", subscriptionId, payment },
  });
}
