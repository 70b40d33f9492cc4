import { canonicalJson } from "../foundation/canonical-json.ts";
import type { CaseKind } from "./cases.ts";
import { canMoveHospital, isServed, type LifePatch, servedStatus } from "./hospital-life.ts";
import type { Hospital, HospitalStatus } from "./hospitals.ts";
import type { LedgerAction, LedgerDraft } from "./ledger.ts";
import {
  type CaseFinding,
  goneButPaying,
  planNotReachable,
  secondSubscription,
  subscriptionEnded,
  subscriptionPaused,
  unknownPrice,
} from "./payment-cases.ts";
import { isUpgrade, type PlanName, plans } from "./plans.ts";
import { isLive, isOver, type Standing, type Subscription, standingOf } from "./subscriptions.ts";
import { tierPrices } from "./tier-prices.ts";
import { nearestTier, type Tier } from "./tiers.ts";

/** What the house has decided about money. */
export type LifeRules = {
  /** How long the data of a hospital whose subscription ended are kept at least. */
  readonly retentionMs: number;
};

/** Something to be done because of a subscription. Each is safe to do again, and none of them destroys anything. */
export type Consequence =
  | { readonly act: "provision" }
  | { readonly act: "suspend" | "resume"; readonly reason: string }
  | { readonly act: "change"; readonly tier: Tier; readonly costsMore: boolean; readonly reason: string }
  /** Takes back a suspension that the service asked for and that nobody has carried out yet. */
  | { readonly act: "withdraw-suspend"; readonly reason: string }
  | { readonly act: "open-case"; readonly found: CaseFinding }
  /** Every open case of the hospital of this kind, or only the one about a subject. */
  | { readonly act: "close-cases"; readonly kind: CaseKind; readonly subject: string | null; readonly reason: string };

export type Consequences = {
  /** Empty if nothing of the hospital changes. */
  readonly patch: LifePatch;
  readonly facts: readonly { readonly action: LedgerAction; readonly data: LedgerDraft["data"] }[];
  readonly follows: readonly Consequence[];
};

type Life = Pick<
  Hospital,
  "id" | "name" | "status" | "plan" | "subscription" | "standingSince" | "retention" | "doomed" | "database"
>;

const nothing: Consequences = { patch: {}, facts: [], follows: [] };

/**
 * What a subscription, as its gateway has it now, means for a hospital. Pure, and the same for the same reading however
 * often it is worked out. A hospital has one subscription: another one takes its place only if it is paid and the
 * hospital's own is not.
 */
export function consequences(hospital: Life, reading: Subscription, now: Date, rules: LifeRules): Consequences {
  const { subscription: own, status } = hospital;
  if (status === "gone") return { ...nothing, follows: [...ofGone(hospital, reading)] };
  if (own?.id === reading.id) return ofOwn(hospital, reading, now, rules);
  if (!isLive(reading.status)) return { ...nothing, follows: ofStranger(reading) };
  if (own && isLive(own.status) && own.gateway === reading.gateway) {
    return { ...nothing, follows: [{ act: "open-case", found: secondSubscription(hospital, reading, own.id) }] };
  }
  const taken = ofOwn(hospital, reading, now, rules);
  if (!own || isOver(own.status) || own.gateway !== reading.gateway) return taken;
  return {
    ...taken,
    follows: [...taken.follows, { act: "open-case", found: secondSubscription(hospital, own, reading.id) }],
  };
}

function ofStranger({ id, status }: Subscription): Consequence[] {
  if (!isOver(status)) return [];
  return [{ act: "close-cases", kind: "second_subscription", subject: id, reason: "It has ended." }];
}

function ofGone(hospital: Life, reading: Subscription): Consequence[] {
  const destroyed = "The hospital is gone.";
  const over: Consequence[] = [
    { act: "close-cases", kind: "subscription_ended", subject: null, reason: destroyed },
    ...ofStranger(reading),
  ];
  // A test card is charged once.
  if (reading.gateway === "test-card" || !isLive(reading.status)) {
    return [
      ...over,
      { act: "close-cases", kind: "paid_not_provisioned", subject: reading.id, reason: "It has ended." },
    ];
  }
  return [...over, { act: "open-case", found: goneButPaying(hospital, reading) }];
}

function ofOwn(hospital: Life, reading: Subscription, now: Date, rules: LifeRules): Consequences {
  const standing = standingOf(reading.status);
  const before = hospital.subscription;
  const stands = before?.id === reading.id && standingOf(before.status) === standing;
  const after: Life = {
    ...hospital,
    subscription: reading,
    standingSince: stands ? hospital.standingSince : now,
    plan: planAfter(hospital, reading, standing),
    retention: retentionAfter(hospital, reading, standing, now, rules),
  };
  const status = statusAfter(after, standing);
  const next = { ...after, status };
  return {
    patch: patchOf(hospital, next),
    facts: factsOf(hospital, next),
    follows: whatFollows(next, reading, standing),
  };
}

/** The paid plan counts. More is given once it is paid for, less as soon as the gateway charges less. */
function planAfter({ status, plan, doomed }: Life, reading: Subscription, standing: Standing): PlanName {
  const { plan: wanted, isPaid } = reading;
  if (wanted === null || doomed || standing === "over" || standing === "unready") return plan;
  if (status === "pending_payment") return standing === "live" ? wanted : plan;
  if (!isUpgrade(plan, wanted)) return wanted;
  return standing === "live" && isPaid ? wanted : plan;
}

function retentionAfter(
  { status, retention }: Life,
  { endedAt }: Subscription,
  standing: Standing,
  now: Date,
  { retentionMs }: LifeRules,
): Hospital["retention"] {
  if (standing !== "over" || status === "pending_payment") return null;
  const since = endedAt ?? now;
  return retention ?? { since, until: new Date(since.getTime() + retentionMs) };
}

function statusAfter(life: Life, standing: Standing): HospitalStatus {
  const { status, doomed } = life;
  if (doomed) return status;
  const wanted = status === "suspended" ? (standing === "over" ? "retained" : null) : servedStatus(life);
  return wanted && canMoveHospital("payments", status, wanted) ? wanted : status;
}

function whatFollows(life: Life, reading: Subscription, standing: Standing): Consequence[] {
  return [...ofAccess(life, standing), ...ofTier(life), ...ofCases(life, reading, standing)];
}

/** Who has access, and who is to have it. */
function ofAccess({ status, doomed, subscription }: Life, standing: Standing): Consequence[] {
  if (doomed) return [];
  switch (status) {
    case "pending_payment":
      return standing === "live" && subscription?.plan ? [{ act: "provision" }] : [];
    case "active":
      return standing === "live" ? [{ act: "withdraw-suspend", reason: "The subscription is paid." }] : [];
    case "past_due":
      if (standing === "unpaid") return [{ act: "suspend", reason: "The subscription is unpaid." }];
      return standing === "due" ? [{ act: "withdraw-suspend", reason: "The payment is late, and still tried." }] : [];
    case "offboarding":
      return standing === "over" ? [{ act: "suspend", reason: "The subscription has ended." }] : [];
    case "suspended":
    case "retained":
      return standing === "live" ? [{ act: "resume", reason: "The subscription is paid again." }] : [];
    case "provisioning":
    case "gone":
      return [];
  }
}

/** Brings the cluster to a tier of the plan. */
function ofTier({ id, name, status, plan, database }: Life): Consequence[] {
  if (!database || !isServed(status)) return [];
  const { tier: present } = database;
  const { allowedTiers } = plans[plan];
  if (allowedTiers.includes(present)) {
    const reason = "The tier is one of the plan's.";
    return [{ act: "close-cases", kind: "plan_not_reachable", subject: null, reason }];
  }
  const tier = nearestTier(present, allowedTiers);
  if (!tier) return [{ act: "open-case", found: planNotReachable({ id, name }, plan, present) }];
  const costsMore = tierPrices[tier].todayCents > tierPrices[present].todayCents;
  if (costsMore && status === "past_due") return [];
  return [{ act: "change", tier, costsMore, reason: `The plan is ${plan} now, which does not include ${present}.` }];
}

function ofCases(life: Life, reading: Subscription, standing: Standing): Consequence[] {
  const close = (kind: CaseKind, reason: string): Consequence => ({ act: "close-cases", kind, subject: null, reason });
  const open = (found: CaseFinding): Consequence => ({ act: "open-case", found });
  const told: Consequence[] = [];
  if (life.retention) told.push(open(subscriptionEnded(life, reading, life.retention.until)));
  else told.push(close("subscription_ended", "There is a subscription again."));
  if (standing === "paused") told.push(open(subscriptionPaused(life, reading)));
  else told.push(close("subscription_paused", "The subscription is not paused any more."));
  if (standing === "over" || standing === "unready") return told;
  if (reading.plan === null) return [...told, open(unknownPrice(life, reading))];
  return [...told, close("unknown_price", "The price is a plan's.")];
}

function patchOf(before: Life, after: Life): LifePatch {
  const { status, plan, subscription, standingSince, retention } = after;
  const patch: LifePatch = {
    ...(status !== before.status && { status }),
    ...(plan !== before.plan && { plan }),
    ...(canonicalJson(subscription) !== canonicalJson(before.subscription) && { subscription, standingSince }),
    ...(canonicalJson(retention) !== canonicalJson(before.retention) && { retention }),
  };
  return patch;
}

function factsOf(before: Life, after: Life): Consequences["facts"] {
  const { subscription, plan, status, retention } = after;
  const isSame = canonicalJson(subscription) === canonicalJson(before.subscription);
  const facts: Consequences["facts"][number][] = [];
  if (subscription && (!isSame || plan !== before.plan)) {
    const { id, gateway, priceCents, currency, currentPeriodEnd, cancelAtPeriodEnd, upcoming } = subscription;
    const data = {
      subscription: id,
      gateway,
      status: subscription.status,
      plan: subscription.plan,
      price_cents: priceCents,
      currency,
      current_period_end: currentPeriodEnd?.toISOString() ?? null,
      cancel_at_period_end: cancelAtPeriodEnd,
      upcoming: upcoming && { plan: upcoming.plan, from: upcoming.from.toISOString() },
      hospital_plan: { before: before.plan, after: plan },
      retained_until: retention?.until.toISOString() ?? null,
    };
    facts.push({ action: "subscription.changed", data });
  }
  if (status !== before.status) {
    const because = subscription && { subscription: subscription.id, status: subscription.status };
    facts.push({ action: "hospital.status_changed", data: { from: before.status, to: status, because } });
  }
  return facts;
}
