import type { Stripe } from "stripe";
import type { Invoice } from "../../domain/subscriptions.ts";
import { StripeCharge, StripeInvoice } from "./answer-shapes.ts";
import { isMissing } from "./ask.ts";
import type { StripeContext } from "./context.ts";
import { currencyOf } from "./currency-of.ts";

/**
 * The invoices of a subscription, newest first. An invoice does not tell what of it was given back: that stands on the
 * charges of its payments, which are read by customer.
 */
export async function listInvoices({ stripe }: StripeContext, subscriptionId: string): Promise<Invoice[]> {
  const invoices = await invoicesOf(stripe, subscriptionId);
  const customers = new Set(invoices.flatMap(({ customer }) => (customer === null ? [] : [customer])));
  const charges: StripeCharge[] = [];
  for (const customer of customers) charges.push(...(await chargesOf(stripe, customer)));
  return invoices.map((invoice) => ({
    id: invoice.id,
    gateway: "stripe",
    subscriptionId,
    hospitalId: invoice.parent?.subscription_details?.metadata?.hospital_id ?? null,
    status: invoice.status ?? "draft",
    totalCents: invoice.total,
    paidCents: invoice.amount_paid,
    refundedCents: refundedOf(invoice, charges),
    currency: currencyOf(invoice.currency),
    periodStart: invoice.period_start,
    periodEnd: invoice.period_end,
    createdAt: invoice.created,
    paidAt: invoice.status_transitions.paid_at,
  }));
}

async function invoicesOf(stripe: Stripe, subscription: string): Promise<StripeInvoice[]> {
  try {
    const pages = stripe.invoices.list({ subscription, limit: 100, expand: ["data.payments"] });
    const invoices: StripeInvoice[] = [];
    for await (const invoice of pages as AsyncIterable<Stripe.Invoice>) invoices.push(StripeInvoice.parse(invoice));
    return invoices;
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function chargesOf(stripe: Stripe, customer: string): Promise<StripeCharge[]> {
  const charges: StripeCharge[] = [];
  const pages = stripe.charges.list({ customer, limit: 100 });
  for await (const charge of pages as AsyncIterable<Stripe.Charge>) charges.push(StripeCharge.parse(charge));
  return charges;
}

function refundedOf({ payments }: StripeInvoice, charges: readonly StripeCharge[]): number {
  const paidBy = new Set(payments?.data.flatMap(({ payment }) => [payment.payment_intent, payment.charge]));
  paidBy.delete(null);
  return charges
    .filter(({ id, payment_intent }) => paidBy.has(id) || (payment_intent !== null && paidBy.has(payment_intent)))
    .reduce((sum, charge) => sum + charge.amount_refunded, 0);
}
