import { readStripeEvent } from "../../billing/stripe/read-event.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";
import { acceptEvent } from "./accept-event.ts";
import { stripeNotConfigured } from "./problems.ts";

export type Received = { readonly id: string; readonly isNew: boolean };

/**
 * Takes a delivery of Stripe: `body` exactly as it came, `signature` its header. It is durable when this answers, and
 * handled afterwards.
 */
export async function receiveStripeWebhook(
  context: ServiceContext,
  body: string,
  signature: string | undefined,
): Promise<Outcome<Received, ServiceProblem>> {
  const { signing, callTo } = context.billing;
  if (!signing) return refused(stripeNotConfigured);
  const read = readStripeEvent(body, signature, { ...signing, clock: context.clock });
  if (!read.ok) return read;
  const { signedAt, ...envelope } = read.value;
  const isNew = await acceptEvent(context, { gateway: "stripe", envelope, json: body, signedAt });
  if (isNew) callTo(envelope.id);
  return done({ id: envelope.id, isNew });
}
