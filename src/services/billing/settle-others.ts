import type { GatewayProblem } from "../../billing/port.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { subjectOf } from "../../domain/payment-cases.ts";
import { isLive } from "../../domain/subscriptions.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { ServiceContext } from "../context.ts";
import { settleSubscription } from "./settle-subscription.ts";

const mostCases = 100;

/**
 * A hospital that paid twice and lets one subscription go keeps what it pays for by the other: those that cases tell of are
 * looked at again once the hospital's own one is not paid any more.
 */
export async function settleOthers(
  context: ServiceContext,
  { id: hospitalId, subscription: own }: Hospital,
  settledId: string,
): Promise<Outcome<void, GatewayProblem>> {
  if (!own || isLive(own.status)) return done(undefined);
  const open = await context.repositories.cases.list({ isOpen: true, hospitalId }, mostCases);
  for (const found of open) {
    const other = subjectOf(found);
    if (found.kind !== "second_subscription" || other === settledId || other === own.id) continue;
    const settled = await settleSubscription(context, other, hospitalId);
    if (!settled.ok) return settled;
  }
  return done(undefined);
}
