import { type Refused, refused } from "../foundation/errors.ts";
import type { GatewayProblem, GatewayProblemCode } from "./port.ts";

type Entry = Pick<GatewayProblem, "message" | "nextStep" | "retryable">;

const catalogue: Readonly<Record<GatewayProblemCode, Entry>> = {
  gateway_refused: {
    message: "The payment gateway refused this.",
    nextStep: "Look at the log for its words: a key without the right, or something that is missing in its settings.",
    retryable: false,
  },
  gateway_rate_limited: {
    message: "The payment gateway is turning requests away because there were too many.",
    nextStep: "Try again in a minute.",
    retryable: true,
  },
  gateway_unavailable: {
    message: "The payment gateway gives no answer that this service can use.",
    nextStep: "Look at status.stripe.com and at this server's network, then try again.",
    retryable: true,
  },
  price_not_configured: {
    message: "This plan can't be bought here.",
    nextStep: "Set the plan's price (STRIPE_PRICES_STARTER, _PROFESSIONAL or _ENTERPRISE) and start the service again.",
    retryable: false,
  },
  portal_not_offered: {
    message: "There is no billing portal for test cards.",
    nextStep: "With the keys of Stripe set, hospitals see their invoices and change their card there.",
    retryable: false,
  },
  paid_already: {
    message: "This hospital has finished a checkout already.",
    nextStep: "Wait until its payment has come in. It may change its plan in the billing portal.",
    retryable: false,
  },
};

/** `detail` is for the log: the gateway's own words, without secrets. */
export function gatewayRefused(code: GatewayProblemCode, detail: string): Refused<GatewayProblem> {
  return refused({ code, detail, ...catalogue[code] });
}
