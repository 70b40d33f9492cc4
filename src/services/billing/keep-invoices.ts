import type { GatewayProblem } from "../../billing/port.ts";
import { theService } from "../../domain/actors.ts";
import type { HospitalId } from "../../domain/hospitals.ts";
import type { LedgerDraft } from "../../domain/ledger.ts";
import type { Payment } from "../../domain/payments.ts";
import type { Invoice } from "../../domain/subscriptions.ts";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { ServiceContext } from "../context.ts";

/** Writes down the invoices of a hospital's subscription as the gateway has them now, those that changed. */
export async function keepInvoices(
  context: ServiceContext,
  hospitalId: HospitalId,
  subscriptionId: string,
): Promise<Outcome<void, GatewayProblem>> {
  const { payments } = context.repositories;
  const found = await context.billing.gateway.invoices(subscriptionId);
  if (!found.ok) return found;
  for (const invoice of found.value) {
    const known = await payments.find(invoice.id);
    const payment = paymentOf(context, hospitalId, invoice, known);
    if (!payment || canonicalJson({ ...payment, outbox: [] }) === canonicalJson({ ...known, outbox: [] })) continue;
    await payments.put(payment);
    context.outbox.notify("payments", payment.id, hospitalId);
  }
  return done(undefined);
}

/** Null for one in a currency that we do not sell in: it is none of our prices'. */
function paymentOf(
  { clock }: ServiceContext,
  hospitalId: HospitalId,
  invoice: Invoice,
  known: Payment | null,
): Payment | null {
  const { id, gateway, status, totalCents: amountCents, paidCents, refundedCents, currency } = invoice;
  if (currency === null) return null;
  const data = { payment: id, amount_cents: amountCents, paid_cents: paidCents, currency, gateway };
  const received: LedgerDraft = {
    id: `${id}:received`,
    stream: hospitalId,
    at: clock.now(),
    actor: theService,
    action: "payment.received",
    runId: null,
    data,
  };
  return {
    id,
    hospitalId,
    gateway,
    status,
    amountCents,
    paidCents,
    refundedCents,
    currency,
    expectedCents: null,
    cardLastFour: null,
    periodStart: invoice.periodStart,
    periodEnd: invoice.periodEnd,
    processedAt: invoice.paidAt ?? invoice.createdAt,
    outbox: status === "paid" && known?.status !== "paid" ? [received] : [],
  };
}
