import type { HospitalId } from "../domain/hospitals.ts";
import type { Currency, PlanName } from "../domain/plans.ts";
import type { GatewayName, Invoice, Subscription } from "../domain/subscriptions.ts";
import type { Outcome, Problem } from "../foundation/errors.ts";
import type { PaymentReference } from "./event.ts";

/** What a hospital wants to pay for, worked out by us and never by a browser. */
export type CheckoutOrder = {
  readonly hospitalId: HospitalId;
  readonly name: string;
  readonly email: string;
  readonly plan: PlanName;
  readonly currency: Currency;
  /** One that the gateway knows already; null: a new one. */
  readonly customerId: string | null;
  /** Where the browser goes on, paid or not. */
  readonly returnUrl: string;
};

/** `url` is where the browser pays; null where the service takes the payment itself (`POST /process-payment`). */
export type Checkout = { readonly id: string; readonly url: string | null };

export type GatewayProblemCode =
  | "gateway_refused"
  | "gateway_rate_limited"
  | "gateway_unavailable"
  | "price_not_configured"
  | "portal_not_offered"
  | "paid_already";
export type GatewayProblem = Problem & {
  readonly code: GatewayProblemCode;
  /** The gateway's words, for the log. */
  readonly detail: string;
};

/** What the gateway said, or why it said nothing. */
export type Answer<T> = Promise<Outcome<T, GatewayProblem>>;

/** Who takes the hospitals' money. It is asked, and never believed twice: what it says now is what counts. */
export type PaymentGateway = {
  readonly name: GatewayName;
  /**
   * Opens a page on which the hospital subscribes to its plan. The same order again is the same checkout, not a second
   * one, and of different orders only the last can be paid. `paid_already` while a finished one is being taken in.
   */
  readonly checkout: (order: CheckoutOrder) => Answer<Checkout>;
  /** A page on which the hospital sees its invoices, changes its card and its plan, and cancels. */
  readonly portal: (customerId: string, returnUrl: string) => Answer<{ readonly url: string }>;
  /** The subscription as it is now; null if there is none of that id. */
  readonly subscription: (id: string) => Answer<Subscription | null>;
  /** Every subscription that there is, ended ones included, newest first. For the reconciliation. */
  readonly subscriptions: () => Answer<readonly Subscription[]>;
  /** The subscription that a payment was for, asked by all that is known of the payment; null if it was for none. */
  readonly subscriptionOf: (reference: PaymentReference) => Answer<Subscription | null>;
  /** The invoices of a subscription, newest first. */
  readonly invoices: (subscriptionId: string) => Answer<readonly Invoice[]>;
};
