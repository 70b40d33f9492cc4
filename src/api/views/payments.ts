import { z } from "@hono/zod-openapi";
import type { Payment } from "../../domain/payments.ts";
import { currencies } from "../../domain/plans.ts";
import { GatewayName, InvoiceStatus } from "../../domain/subscriptions.ts";
import type { HospitalPayments, Margin } from "../../services/billing/show-payments.ts";
import { SubscriptionView, subscriptionView } from "./subscription.ts";

const Currency = z.enum(currencies);

const PaymentView = z
  .object({
    id: z.string(),
    gateway: GatewayName,
    status: InvoiceStatus,
    amount_cents: z.int(),
    paid_cents: z.int(),
    refunded_cents: z.int(),
    currency: Currency,
    period_start: z.iso.datetime(),
    period_end: z.iso.datetime().nullable(),
    processed_at: z.iso.datetime(),
    card_last_four: z.string().nullable(),
  })
  .meta({ id: "Payment" });

const MarginView = z
  .object({
    plan_price_cents: z.int(),
    currency: Currency.nullable(),
    atlas_cost_cents: z.int(),
    atlas_currency: z.literal("USD"),
    margin_cents: z.int().nullable().meta({ description: "Null unless both are in one currency." }),
    prices_as_of: z.string(),
  })
  .meta({ id: "Margin" });

/** What a hospital pays, and for keys what is left of it each month. */
export const PaymentsView = z
  .object({
    subscription: SubscriptionView.nullable(),
    payments: z.array(PaymentView),
    margin: MarginView.nullable(),
  })
  .meta({ id: "Payments" });

export function paymentsView({ hospital, payments, margin }: HospitalPayments): z.infer<typeof PaymentsView> {
  return {
    subscription: hospital.subscription && subscriptionView(hospital.subscription),
    payments: payments.map(paymentView),
    margin: margin && marginView(margin),
  };
}

function paymentView(payment: Payment): z.infer<typeof PaymentView> {
  return {
    id: payment.id,
    gateway: payment.gateway,
    status: payment.status,
    amount_cents: payment.amountCents,
    paid_cents: payment.paidCents,
    refunded_cents: payment.refundedCents,
    currency: payment.currency,
    period_start: payment.periodStart.toISOString(),
    period_end: payment.periodEnd?.toISOString() ?? null,
    processed_at: payment.processedAt.toISOString(),
    card_last_four: payment.cardLastFour,
  };
}

function marginView(margin: Margin): z.infer<typeof MarginView> {
  return {
    plan_price_cents: margin.planPriceCents,
    currency: margin.currency,
    atlas_cost_cents: margin.atlasCostCents,
    atlas_currency: "USD",
    margin_cents: margin.marginCents,
    prices_as_of: margin.pricesAsOf,
  };
}
