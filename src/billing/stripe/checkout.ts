import { createHash } from "node:crypto";
import type { Stripe } from "stripe";
import { isOver } from "../../domain/subscriptions.ts";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { Checkout, CheckoutOrder, GatewayProblem } from "../port.ts";
import { gatewayRefused } from "../problems.ts";
import { StripeCheckout } from "./answer-shapes.ts";
import { isKeptFailure, isMissing } from "./ask.ts";
import type { StripeContext } from "./context.ts";
import { retrieveSubscription } from "./subscription.ts";

/** A session lives 24 hours at most; with an hour for clocks that differ, older ones are dead. */
const sessionLifeMs = 25 * 3_600_000;
const maxSessions = 20;

type SessionParams = Stripe.Checkout.SessionCreateParams;

/**
 * The hospital's one checkout page (Stripe API: "Create a Checkout Session", "Idempotent requests"); `paid_already` if it
 * has finished one, `gateway_rate_limited` if it closed too many within a day.
 *
 * Stripe keeps the answer to an idempotency key for 24 hours at least and a session can be paid for 24 hours at most, so
 * a key made of all that is ordered gives the same session for as long as that one can be paid. The kept answer may
 * outlive it (expired, or an error of Stripe's own): then the next key is taken, which is the same for everybody too.
 * Afterwards the hospital's other open sessions, of other orders, are closed: it can't pay twice.
 */
export async function openCheckout(
  context: StripeContext,
  order: CheckoutOrder,
  priceId: string,
): Promise<Outcome<Checkout, GatewayProblem>> {
  const params = paramsOf(order, priceId);
  const ordered = createHash("sha256").update(canonicalJson(params)).digest("hex");
  for (let number = 1; number <= maxSessions; number++) {
    const created = await createSession(context, params, `checkout-${ordered}-${number}`);
    if (created === null) continue;
    const sessions = await recentSessions(context, order.hospitalId);
    const session = sessions.find(({ id }) => id === created.id) ?? created;
    const others = sessions.filter(({ id }) => id !== session.id);
    if (await isPaidAlready(context, sessions)) {
      if (session.status === "open") await closeSession(context, session);
      return gatewayRefused("paid_already", `a checkout of ${order.hospitalId} is complete`);
    }
    if (session.status !== "open") continue;
    for (const other of others.filter(({ status }) => status === "open")) await closeSession(context, other);
    return done({ id: session.id, url: session.url });
  }
  return gatewayRefused(
    "gateway_rate_limited",
    `${maxSessions} checkouts of ${order.hospitalId} were closed within a day`,
  );
}

function paramsOf(order: CheckoutOrder, price: string): SessionParams {
  const metadata = { hospital_id: order.hospitalId };
  return {
    mode: "subscription",
    client_reference_id: order.hospitalId,
    metadata,
    subscription_data: { metadata, description: order.name },
    line_items: [{ price, quantity: 1 }],
    currency: order.currency.toLowerCase(),
    ...(order.customerId === null ? { customer_email: order.email } : { customer: order.customerId }),
    success_url: returning(order.returnUrl, "paid"),
    cancel_url: returning(order.returnUrl, "canceled"),
  };
}

function returning(returnUrl: string, checkout: "paid" | "canceled"): string {
  const url = new URL(returnUrl);
  url.searchParams.set("checkout", checkout);
  return url.href;
}

/** Null if all that this key ever gives is an old error. */
async function createSession(
  { stripe }: StripeContext,
  params: SessionParams,
  idempotencyKey: string,
): Promise<StripeCheckout | null> {
  try {
    return StripeCheckout.parse(await stripe.checkout.sessions.create(params, { idempotencyKey }));
  } catch (error) {
    if (isKeptFailure(error)) return null;
    throw error;
  }
}

async function recentSessions({ stripe, clock }: StripeContext, hospitalId: string): Promise<StripeCheckout[]> {
  const since = Math.floor((clock.now().getTime() - sessionLifeMs) / 1_000);
  const pages = stripe.checkout.sessions.list({ created: { gte: since }, limit: 100 });
  const sessions: StripeCheckout[] = [];
  for await (const session of pages as AsyncIterable<Stripe.Checkout.Session>) {
    if (session.client_reference_id === hospitalId) sessions.push(StripeCheckout.parse(session));
  }
  return sessions;
}

/** Also while the payment is on the way (`incomplete`): a bank's debit takes days, and a second one would come on top. */
async function isPaidAlready(context: StripeContext, sessions: readonly StripeCheckout[]): Promise<boolean> {
  for (const { status, subscription: id } of sessions) {
    if (status !== "complete" || id === null) continue;
    const subscription = await retrieveSubscription(context, id);
    if (subscription && !isOver(subscription.status)) return true;
  }
  return false;
}

/** One that was paid or ran out in this very moment can't be closed, and needs not be. */
async function closeSession({ stripe }: StripeContext, { id }: StripeCheckout): Promise<void> {
  try {
    await stripe.checkout.sessions.expire(id);
  } catch (error) {
    if (!isMissing(error) && !isNotOpen(error)) throw error;
  }
}

function isNotOpen(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && error.statusCode === 400;
}
