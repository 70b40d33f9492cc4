import type { Case, CaseKind } from "./cases.ts";
import type { Hospital } from "./hospitals.ts";
import type { PlanName } from "./plans.ts";
import type { Subscription } from "./subscriptions.ts";
import type { Tier } from "./tiers.ts";

/** A case as it is found: what it is about, in words. */
export type CaseFinding = Pick<Case, "kind" | "message" | "nextStep" | "proposedRun" | "freezesUpgrades"> & {
  readonly hospitalId: string | null;
  /** What it is about, such as a subscription: with the kind it is the one cause of the case. */
  readonly subject: string;
};

export function caseId(kind: CaseKind, subject: string): string {
  return `${kind}:${subject}`;
}

/** What a case is about, by its id. */
export function subjectOf({ kind, id }: Pick<Case, "kind" | "id">): string {
  return id.slice(caseId(kind, "").length);
}

type Payer = Pick<Hospital, "id" | "name">;

const plain = { proposedRun: null, freezesUpgrades: false } as const;

export function unknownPrice({ id, name }: Payer, subscription: Subscription): CaseFinding {
  return {
    ...plain,
    kind: "unknown_price",
    hospitalId: id,
    subject: `${subscription.id}:${subscription.priceId}`,
    message: `${name} subscribed to the price ${subscription.priceId}, which is no plan's.`,
    nextStep: "Name the price in STRIPE_PRICES_… of its plan and replay the delivery, or change the subscription.",
  };
}

export function secondSubscription({ id, name }: Payer, { id: subject }: Subscription, kept: string): CaseFinding {
  return {
    ...plain,
    kind: "second_subscription",
    hospitalId: id,
    subject,
    message: `${name} has a second subscription, ${subject}, beside ${kept}. It gets one database.`,
    nextStep: "Cancel one of the two at the payment gateway, and refund what was paid twice.",
  };
}

export function subscriptionEnded({ id, name }: Payer, { id: subject }: Subscription, until: Date): CaseFinding {
  return {
    kind: "subscription_ended",
    hospitalId: id,
    subject,
    message: `The subscription of ${name} has ended. A suspension waits for approval; the data stay until ${until.toISOString().slice(0, 10)} at least.`,
    nextStep: "Decide on the suspension. Once the data may go, ask for an offboarding: nothing else destroys them.",
    proposedRun: "offboard",
    freezesUpgrades: true,
  };
}

export function subscriptionPaused({ id, name }: Payer, { id: subject }: Subscription): CaseFinding {
  return {
    kind: "subscription_paused",
    hospitalId: id,
    subject,
    message: `The subscription of ${name} is paused: it pays nothing, and its database runs on.`,
    nextStep: "Resume the subscription at the payment gateway, or ask for a suspension.",
    proposedRun: "suspend",
    freezesUpgrades: true,
  };
}

export function planNotReachable({ id, name }: Payer, plan: PlanName, tier: Tier): CaseFinding {
  return {
    ...plain,
    kind: "plan_not_reachable",
    hospitalId: id,
    subject: `${id}:${plan}:${tier}`,
    message: `${name} is on the plan ${plan} now, and Atlas can't take its cluster from ${tier} to any tier of that plan.`,
    nextStep: "Agree with the hospital to go back to its plan, or move its data to a new hospital.",
  };
}

export function goneButPaying({ id, name }: Payer, { id: subject }: Subscription): CaseFinding {
  return {
    ...plain,
    kind: "paid_not_provisioned",
    hospitalId: id,
    subject,
    message: `The database of ${name} is destroyed, and the subscription ${subject} still is charged.`,
    nextStep:
      "Cancel the subscription at the payment gateway and refund what was paid since. A new sign-up starts anew.",
  };
}
