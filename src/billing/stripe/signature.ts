import { Stripe } from "stripe";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { EventProblem } from "../event.ts";
import { eventRefused } from "../event-problems.ts";

/** How far the time of signing may lie from now (Stripe's default). */
const toleranceMs = 300_000;

/**
 * When a delivery was signed, if one of the secrets signed exactly these characters within the tolerance. The library
 * compares in constant time; it would judge the age by the system's clock, so that is left out there and done here.
 */
export function verifySignature(
  body: string,
  header: string | null | undefined,
  secrets: readonly string[],
  now: Date,
): Outcome<Date, EventProblem> {
  if (!header) return eventRefused("signature_missing");
  const signedAt = timeOf(header);
  if (!signedAt) return eventRefused("signature_wrong");
  if (!secrets.some((secret) => isSignedBy(secret, body, header))) return eventRefused("signature_wrong");
  if (Math.abs(now.getTime() - signedAt.getTime()) > toleranceMs) return eventRefused("signature_old");
  return done(signedAt);
}

function isSignedBy(secret: string, body: string, header: string): boolean {
  try {
    return Stripe.webhooks.signature?.verifyHeader(body, header, secret, 0, undefined) === true;
  } catch {
    // Also for a header that is no signature at all, such as an empty `v1=`.
    return false;
  }
}

/** The header's one time, in seconds; null if it has none or several. */
function timeOf(header: string): Date | null {
  const [time, ...more] = header.split(",").filter((item) => item.startsWith("t="));
  const seconds = /^t=(\d{1,11})$/.exec(time ?? "")?.[1];
  return seconds === undefined || more.length > 0 ? null : new Date(Number(seconds) * 1_000);
}
