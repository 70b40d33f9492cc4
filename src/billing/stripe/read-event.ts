import { createHash } from "node:crypto";
import { ZodError } from "zod";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import type { Clock } from "../../foundation/clock.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import { jsonOf } from "../../foundation/json-of.ts";
import type { EventEnvelope, EventProblem } from "../event.ts";
import { eventRefused } from "../event-problems.ts";
import { StripeEvent } from "./event-shapes.ts";
import { billingEventOf } from "./events.ts";
import { verifySignature } from "./signature.ts";

/** What a webhook is checked against. */
export type StripeSigning = {
  /** Any of them may have signed: two during a rotation. */
  readonly secrets: readonly string[];
  readonly liveMode: boolean;
  readonly clock: Clock;
};

/** An event that came from Stripe, and when it was signed. */
export type SignedEvent = EventEnvelope & { readonly signedAt: Date };

/**
 * Reads a delivery to the webhook endpoint: `body` exactly as it came, `signature` the header `Stripe-Signature`.
 * Nothing of the body is looked at before the signature is proved (Stripe: "Resolve webhook signature verification
 * errors", "Verify webhook signatures manually").
 */
export function readStripeEvent(
  body: string,
  signature: string | null | undefined,
  { secrets, liveMode, clock }: StripeSigning,
): Outcome<SignedEvent, EventProblem> {
  const signed = verifySignature(body, signature, secrets, clock.now());
  if (!signed.ok) return signed;
  const read = stripeEventOf(body);
  if (!read.ok) return read;
  if (read.value.liveMode !== liveMode) return eventRefused("wrong_mode");
  return done({ ...read.value, signedAt: signed.value });
}

/** Reads an event of Stripe from its JSON, as it came or as the inbox kept it. */
export function stripeEventOf(json: string): Outcome<EventEnvelope, EventProblem> {
  const parsed = StripeEvent.safeParse(jsonOf(json));
  if (!parsed.success) return eventRefused("event_unreadable");
  const event = parsed.data;
  const objectId = typeof event.data.object.id === "string" ? event.data.object.id : event.id;
  try {
    return done({
      id: event.id,
      type: event.type,
      objectId,
      version: [event.type, objectId, event.created, digestOf(event.data)].join("|"),
      createdAt: new Date(event.created * 1_000),
      liveMode: event.livemode,
      apiVersion: event.api_version ?? null,
      event: billingEventOf(event),
    });
  } catch (error) {
    if (error instanceof ZodError) return eventRefused("event_unreadable");
    throw error;
  }
}

/** With what the object was before, so that A to B to A is three versions. */
function digestOf({ object, previous_attributes }: StripeEvent["data"]): string {
  return createHash("sha256")
    .update(canonicalJson([object, previous_attributes ?? null]))
    .digest("hex");
}
