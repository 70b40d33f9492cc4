import type { BillingEvent } from "../../billing/event.ts";
import type { CaseFinding } from "../../domain/payment-cases.ts";
import type { Currency } from "../../domain/plans.ts";
import type { Subscription } from "../../domain/subscriptions.ts";

type About<K extends BillingEvent["kind"]> = Extract<BillingEvent, { kind: K }>;

const asksAPerson = { proposedRun: null, freezesUpgrades: true } as const;

export function refundCase(eventId: string, refund: About<"refund">, hospitalId: string): CaseFinding {
  const { reference, amountCents, paidCents, isFull, currency } = refund;
  const back = `${money(amountCents, currency)} of ${money(paidCents, currency)}`;
  return {
    ...asksAPerson,
    kind: "refund",
    hospitalId,
    // What was given back of a charge so far: each further refund is a cause of its own.
    subject: `${reference.chargeId ?? eventId}:${amountCents}`,
    message: `${isFull ? "A payment was given back" : `A part of a payment was given back: ${back}`}. Its subscription goes on.`,
    nextStep:
      "If the hospital leaves, cancel its subscription at the payment gateway; a refund by itself changes nothing.",
  };
}

export function disputeCase(dispute: About<"dispute_opened" | "dispute_closed">, hospitalId: string): CaseFinding {
  const { disputeId, amountCents, currency, reason, status } = dispute;
  return {
    ...asksAPerson,
    kind: "dispute",
    hospitalId,
    subject: disputeId,
    message: `A payment of ${money(amountCents, currency)} is disputed (${reason}, ${status}).`,
    nextStep: "Answer the dispute at the payment gateway. The database runs on until a person decides otherwise.",
  };
}

export function fraudCase({ warningId, fraudType }: About<"fraud_warning">, hospitalId: string): CaseFinding {
  return {
    ...asksAPerson,
    kind: "fraud_warning",
    hospitalId,
    subject: warningId,
    message: `The card's bank warns that a payment may be fraud (${fraudType}).`,
    nextStep: "Find out whether the hospital is who it says; refund the payment if it is not.",
  };
}

export function unknownHospital({ id, status }: Subscription, named: string | null): CaseFinding {
  return {
    kind: "unknown_hospital",
    hospitalId: null,
    subject: id,
    message: `The subscription ${id} (${status}) ${named === null ? "names no hospital" : `names the hospital ${named}, which there is not`}.`,
    nextStep:
      "Find out whose it is: write the hospital's id on it as `hospital_id` (metadata), or cancel and refund it.",
    proposedRun: null,
    freezesUpgrades: false,
  };
}

function money(cents: number, currency: Currency | null): string {
  return `${(cents / 100).toFixed(2)} ${currency ?? "(unknown currency)"}`;
}
