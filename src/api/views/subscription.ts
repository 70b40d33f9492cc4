import { z } from "@hono/zod-openapi";
import { planNames } from "../../domain/plans.ts";
import { type Subscription, SubscriptionStatus } from "../../domain/subscriptions.ts";

const PlanName = z.enum(planNames);

/** What a hospital subscribed to, as its payment gateway said last. */
export const SubscriptionView = z
  .object({
    status: SubscriptionStatus,
    plan: PlanName.nullable().meta({ description: "Null: a price that is no plan's." }),
    price_cents: z.int(),
    currency: z.string().nullable(),
    current_period_end: z.iso.datetime().nullable(),
    cancel_at_period_end: z.boolean(),
    upcoming: z.object({ plan: PlanName, from: z.iso.datetime() }).nullable(),
  })
  .meta({ id: "Subscription" });
export type SubscriptionView = z.infer<typeof SubscriptionView>;

export function subscriptionView(subscription: Subscription): SubscriptionView {
  const { status, plan, priceCents, currency, currentPeriodEnd, cancelAtPeriodEnd, upcoming } = subscription;
  return {
    status,
    plan,
    price_cents: priceCents,
    currency,
    current_period_end: currentPeriodEnd?.toISOString() ?? null,
    cancel_at_period_end: cancelAtPeriodEnd,
    upcoming: upcoming && { plan: upcoming.plan, from: upcoming.from.toISOString() },
  };
}
