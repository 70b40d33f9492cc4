import type { EventProblemCode } from "../../billing/event.ts";
import type { GatewayProblem, GatewayProblemCode } from "../../billing/port.ts";
import type { Problem } from "../../foundation/errors.ts";

export type BillingProblemCode =
  | GatewayProblemCode
  | EventProblemCode
  | "stripe_not_configured"
  | "card_not_taken_here"
  | "already_subscribed"
  | "not_subscribed"
  | "delivery_not_found"
  | "case_not_found"
  | "reconciliation_not_found"
  | "case_closed";

/** A refusal that has to do with payments. */
export type BillingProblem = Problem & { readonly code: BillingProblemCode };

export const stripeNotConfigured: BillingProblem = {
  code: "stripe_not_configured",
  message: "This installation has no keys of Stripe, so it takes no webhooks of Stripe.",
  nextStep: "Set STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET and the prices, and start it again.",
  retryable: false,
};

export function cardNotTakenHere(hospitalId: string): BillingProblem {
  return {
    code: "card_not_taken_here",
    message: "Here Stripe takes the payments, and this service takes no card numbers.",
    nextStep: `Open a checkout with POST /api/v1/hospitals/${hospitalId}/checkout, and pay on the page that it names.`,
    retryable: false,
  };
}

export const alreadySubscribed: BillingProblem = {
  code: "already_subscribed",
  message: "This hospital has a subscription, and a second one would be charged beside it.",
  nextStep: "Change the plan or the card on the page that POST …/billing-portal names.",
  retryable: false,
};

export const notSubscribed: BillingProblem = {
  code: "not_subscribed",
  message: "This hospital has no subscription yet.",
  nextStep: "Open a checkout first.",
  retryable: false,
};

export const deliveryNotFound: BillingProblem = {
  code: "delivery_not_found",
  message: "There is no such delivery.",
  nextStep: "List the deliveries: each has the id that the payment gateway gave it.",
  retryable: false,
};

export const caseNotFound: BillingProblem = {
  code: "case_not_found",
  message: "There is no such case.",
  nextStep: "List the cases: each has its id there.",
  retryable: false,
};

export const caseClosed: BillingProblem = {
  code: "case_closed",
  message: "The case is closed already.",
  nextStep: "Look at it: it says who closed it and why.",
  retryable: false,
};

/** What a caller is told of a gateway's refusal; the gateway's own words stay in the log. */
export function publicProblem({ code, message, nextStep, retryable }: GatewayProblem): BillingProblem {
  return { code, message, nextStep, retryable };
}

export const reconciliationNotFound: BillingProblem = {
  code: "reconciliation_not_found",
  message: "Nothing was reconciled yet.",
  nextStep: "Have it done now: POST /api/v1/reconciliation.",
  retryable: true,
};
