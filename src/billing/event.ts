import type { HospitalId } from "../domain/hospitals.ts";
import type { Currency } from "../domain/plans.ts";
import type { Problem } from "../foundation/errors.ts";

/** What a gateway's event says has happened to a subscription, in our words. */
export const subscriptionNews = {
  checkout_paid: "A checkout was paid.",
  checkout_waiting: "A checkout was finished; its payment is still on the way.",
  checkout_failed: "The payment of a checkout failed.",
  invoice_paid: "An invoice was paid.",
  invoice_failed: "The payment of an invoice failed.",
  invoice_action_required: "The payment of an invoice waits for the customer.",
  invoice_changed: "An invoice was changed.",
  created: "The subscription was made.",
  updated: "The subscription was changed.",
  deleted: "The subscription is over.",
  paused: "The subscription was paused.",
  resumed: "The subscription was resumed.",
} as const;
export type SubscriptionNews = keyof typeof subscriptionNews;

/** What a refund, dispute or warning names; by any of it the gateway can look for the subscription (`subscriptionOf`). */
export type PaymentReference = {
  readonly chargeId: string | null;
  readonly paymentIntentId: string | null;
  readonly invoiceId: string | null;
  readonly customerId: string | null;
};

type Money = { readonly amountCents: number; readonly currency: Currency | null };

/** What is known of a test card's payment when it is accepted. */
export type TestCardPayment = {
  readonly hospitalId: HospitalId;
  readonly amountCents: number;
  /** The plan's price at that moment. */
  readonly expectedCents: number;
  readonly currency: Currency;
  readonly cardLastFour: string;
  readonly paidAt: Date;
};

/**
 * What an event is about. Everything in it is a hint: what counts is what the gateway answers when it is asked
 * (`PaymentGateway.subscription`), so the order in which events come does not matter.
 */
export type BillingEvent =
  | {
      readonly kind: "subscription";
      readonly news: SubscriptionNews;
      readonly subscriptionId: string;
      /** By what we wrote on the checkout or the subscription; null: the event does not carry it. */
      readonly hospitalHint: string | null;
      readonly customerId: string | null;
      readonly invoiceId: string | null;
      readonly checkoutId: string | null;
    }
  | ({
      readonly kind: "refund";
      readonly reference: PaymentReference;
      /** All that was given back of the charge so far is `amountCents`; this is what was paid. */
      readonly paidCents: number;
      readonly isFull: boolean;
    } & Money)
  | ({
      readonly kind: "dispute_opened" | "dispute_closed";
      readonly disputeId: string;
      readonly reference: PaymentReference;
      readonly reason: string;
      /** The gateway's word, such as `needs_response`, `won`, `lost`. */
      readonly status: string;
    } & Money)
  | {
      readonly kind: "fraud_warning";
      readonly warningId: string;
      readonly reference: PaymentReference;
      readonly fraudType: string;
    }
  /** Our own till took a test card: the payment has to be written down before the gateway knows of a subscription. */
  | { readonly kind: "test_card_paid"; readonly subscriptionId: string; readonly payment: TestCardPayment }
  /** Nothing follows from it. */
  | { readonly kind: "other"; readonly why: string };

/** One message of a gateway, read. The fields are those of an `InboxEvent`. */
export type EventEnvelope = {
  readonly id: string;
  readonly type: string;
  /** What it is about; the event itself where that has no id. */
  readonly objectId: string;
  /** `<type>|<object id>|<created>|<SHA-256 of its object and what that was before>`: the same for events that tell the same. */
  readonly version: string;
  readonly createdAt: Date;
  readonly liveMode: boolean;
  readonly apiVersion: string | null;
  readonly event: BillingEvent;
};

export type EventProblemCode =
  | "signature_missing"
  | "signature_wrong"
  | "signature_old"
  | "wrong_mode"
  | "event_unreadable";
/** Why a message is not taken for an event. */
export type EventProblem = Problem & { readonly code: EventProblemCode };
