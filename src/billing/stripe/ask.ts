import { Stripe } from "stripe";
import { ZodError } from "zod";
import { done } from "../../foundation/errors.ts";
import type { Redact } from "../../foundation/redact.ts";
import type { Answer, GatewayProblemCode } from "../port.ts";
import { gatewayRefused } from "../problems.ts";

/** Asks Stripe, and makes its errors problems. `redact` takes the secrets out of its words. Other errors are thrown. */
export async function ask<T>(redact: Redact, question: () => Promise<T>): Answer<T> {
  try {
    return done(await question());
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return gatewayRefused(codeOf(error), redact(wordsOf(error)));
    if (error instanceof ZodError) {
      const paths = error.issues.map(({ path, code }) => `${path.join(".")} (${code})`);
      return gatewayRefused("gateway_unavailable", `Stripe's answer can't be read: ${paths.join(", ")}`);
    }
    throw error;
  }
}

/** Stripe has nothing of that id, or not in this mode. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing";
}

/** An error of Stripe's own that was kept under the idempotency key: asking with that key again would never heal it. */
export function isKeptFailure(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeAPIError &&
    (error.statusCode ?? 0) >= 500 &&
    error.headers?.["idempotent-replayed"] === "true"
  );
}

function codeOf(error: Stripe.errors.StripeError): GatewayProblemCode {
  if (error instanceof Stripe.errors.StripeConnectionError) return "gateway_unavailable";
  const status = error.statusCode ?? 0;
  if (status === 429) return "gateway_rate_limited";
  return status === 0 || status === 409 || status >= 500 ? "gateway_unavailable" : "gateway_refused";
}

function wordsOf({ type, statusCode, code, param, message, requestId }: Stripe.errors.StripeError): string {
  const facts = [type, statusCode, code, param, requestId].filter((fact) => fact !== undefined && fact !== "");
  return `${facts.join(" ")}: ${message}`;
}
