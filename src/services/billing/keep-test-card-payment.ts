import type { TestCardPayment } from "../../billing/event.ts";
import { signUpOf } from "../../domain/actors.ts";
import { type Payment, paymentIdOf } from "../../domain/payments.ts";
import type { ServiceContext } from "../context.ts";

/** Writes the one payment of a test card down, which is what its gateway reads the subscription from. */
export async function keepTestCardPayment(context: ServiceContext, payment: TestCardPayment): Promise<void> {
  const kept = paymentOf(payment);
  if (await context.repositories.payments.insert(kept)) {
    context.outbox.notify("payments", kept.id, kept.hospitalId);
  }
}

function paymentOf({
  hospitalId,
  amountCents,
  expectedCents,
  currency,
  cardLastFour,
  paidAt,
}: TestCardPayment): Payment {
  const id = paymentIdOf(hospitalId);
  const actor = signUpOf(hospitalId);
  const data = { payment: id, amount_cents: amountCents, expected_cents: expectedCents, currency, card: "test card" };
  const received = { id: `${id}:received`, stream: hospitalId, at: paidAt, actor, runId: null, data };
  return {
    id,
    hospitalId,
    gateway: "test-card",
    status: "paid",
    amountCents,
    paidCents: amountCents,
    refundedCents: 0,
    currency,
    expectedCents,
    cardLastFour,
    periodStart: paidAt,
    periodEnd: null,
    processedAt: paidAt,
    outbox: [{ ...received, action: "payment.received" }],
  };
}
