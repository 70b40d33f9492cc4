import {
  type BillingEvent,
  type PaymentReference,
  type SubscriptionNews,
  subscriptionNews,
} from "../../billing/event.ts";
import type { GatewayProblem } from "../../billing/port.ts";
import type { InboxEvent } from "../../domain/inbox.ts";
import { type CaseFinding, caseId } from "../../domain/payment-cases.ts";
import { isOfOthers } from "../../domain/subscriptions.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { ServiceContext } from "../context.ts";
import { closeCaseById, openCase } from "./cases.ts";
import { disputeCase, fraudCase, refundCase, unknownHospital } from "./event-cases.ts";
import { keepInvoices } from "./keep-invoices.ts";
import { keepTestCardPayment } from "./keep-test-card-payment.ts";
import { settleOthers } from "./settle-others.ts";
import { type Settled, settleSubscription } from "./settle-subscription.ts";

export type Followed = {
  readonly end: "handled" | "ignored";
  /** In words, without secrets. */
  readonly outcome: string;
  readonly hospitalId: string | null;
};

type Following = Promise<Outcome<Followed, GatewayProblem>>;

/** News after which the gateway has an invoice that we may not have as it is. */
const tellOfInvoices: readonly SubscriptionNews[] = [
  "checkout_paid",
  "invoice_paid",
  "invoice_failed",
  "invoice_action_required",
  "invoice_changed",
];

/** Does what an event hints at, by what its gateway answers now. Safe to do again. */
export async function followEvent(context: ServiceContext, { id }: InboxEvent, event: BillingEvent): Following {
  switch (event.kind) {
    case "subscription": {
      const invoices = tellOfInvoices.includes(event.news);
      const followed = await converge(context, event.subscriptionId, event.hospitalHint, invoices);
      return told(followed, subscriptionNews[event.news]);
    }
    case "test_card_paid":
      await keepTestCardPayment(context, event.payment);
      return told(await converge(context, event.subscriptionId, event.payment.hospitalId, false), "A test card paid.");
    case "refund":
      return aboutPayment(context, event.reference, (hospitalId) =>
        openCase(context, refundCase(id, event, hospitalId), false),
      );
    case "dispute_opened":
      return aboutPayment(context, event.reference, (hospitalId) =>
        openCase(context, disputeCase(event, hospitalId), false),
      );
    case "dispute_closed":
      return aboutPayment(context, event.reference, (hospitalId) =>
        closeDispute(context, disputeCase(event, hospitalId), event.status),
      );
    case "fraud_warning":
      return aboutPayment(context, event.reference, (hospitalId) =>
        openCase(context, fraudCase(event, hospitalId), false),
      );
    case "other":
      return done({ end: "ignored", outcome: event.why, hospitalId: null });
  }
}

async function converge(
  context: ServiceContext,
  subscriptionId: string,
  hint: string | null,
  invoices: boolean,
): Following {
  const settled = await settleSubscription(context, subscriptionId, hint);
  if (!settled.ok) return settled;
  if (settled.value.found !== "hospital") return homeless(context, settled.value, subscriptionId);
  const { hospital, subscription } = settled.value;
  if (invoices) {
    const kept = await keepInvoices(context, hospital.id, subscriptionId);
    if (!kept.ok) return kept;
  }
  const others = await settleOthers(context, hospital, subscriptionId);
  if (!others.ok) return others;
  return done({
    end: "handled",
    outcome: `The subscription is ${inWords(subscription.status)}, the hospital was ${inWords(hospital.status)}.`,
    hospitalId: hospital.id,
  });
}

/** `pending_payment` as people read it. */
function inWords(status: string): string {
  return status.replaceAll("_", " ");
}

/** One of ours is to have a hospital. */
async function homeless(
  context: ServiceContext,
  settled: Exclude<Settled, { found: "hospital" }>,
  subscriptionId: string,
): Following {
  if (settled.found === "nothing") {
    return done({ end: "handled", outcome: `The gateway has no subscription ${subscriptionId}.`, hospitalId: null });
  }
  const { subscription, named } = settled;
  if (isOfOthers(subscription, named)) {
    return done({ end: "ignored", outcome: "It is no hospital's, and not for one of our plans.", hospitalId: null });
  }
  await openCase(context, unknownHospital(subscription, named), false);
  return done({ end: "handled", outcome: "It names no hospital that there is. A case is open.", hospitalId: null });
}

/** Nothing is taken away because money went back: a person is asked. */
async function aboutPayment(
  context: ServiceContext,
  reference: PaymentReference,
  ask: (hospitalId: string) => Promise<void>,
): Following {
  const found = await context.billing.gateway.subscriptionOf(reference);
  if (!found.ok) return found;
  if (!found.value) return done({ end: "ignored", outcome: "It was no payment for a subscription.", hospitalId: null });
  const { id, hospitalId } = found.value;
  const hospital = hospitalId === null ? null : await context.repositories.hospitals.find(hospitalId);
  if (!hospital) return converge(context, id, hospitalId, false);
  await ask(hospital.id);
  const followed = await converge(context, id, hospital.id, true);
  return told(followed, "A person is asked.");
}

/** Told in whichever order: a dispute that is over in our favour asks for nobody any more. */
async function closeDispute(context: ServiceContext, found: CaseFinding, status: string): Promise<void> {
  await openCase(context, found, false);
  if (status !== "won" && status !== "warning_closed") return;
  await closeCaseById(context, caseId(found.kind, found.subject), `The dispute is ${status}.`);
}

function told(followed: Awaited<Following>, news: string): Awaited<Following> {
  return followed.ok ? done({ ...followed.value, outcome: `${news} ${followed.value.outcome}` }) : followed;
}
