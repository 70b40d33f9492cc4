import { servedStatus } from "../../../src/domain/hospital-life.ts";
import type { Hospital } from "../../../src/domain/hospitals.ts";
import { planNames } from "../../../src/domain/plans.ts";
import { isOver, type Subscription, standingOf } from "../../../src/domain/subscriptions.ts";
import { lookAfterLives } from "../../../src/services/billing/look-after-lives.ts";
import { settleSubscription } from "../../../src/services/billing/settle-subscription.ts";
import { onPlan, someSubscription } from "../../support/billing/fake-stripe.ts";
import type { Intent } from "./books.ts";
import { Violation } from "./record.ts";
import type { Process } from "./scheduler.ts";
import { begin, type World } from "./world.ts";

export const byPayments: Intent = { kind: "payments" };

/** The hospital's newest subscription is paid; a new one if it has none that still may be. */
export function pay(world: World, { id, plan }: Hospital): Subscription {
  const known = [...world.subs.values()].findLast(({ hospitalId }) => hospitalId === id);
  const isNew = !known || isOver(known.status);
  const sub = isNew
    ? someSubscription(`sub_${world.subs.size + 1}`, { hospitalId: id, ...onPlan(plan) })
    : { ...known, status: "active" as const, isPaid: true };
  world.subs.set(sub.id, sub);
  return sub;
}

/** Something becomes of a subscription, and the service hears of it once, twice or never. */
export function moveSubscription(world: World, api: Process): void {
  const { chance, subs, time } = world;
  const alive = [...subs.values()].filter(({ status }) => !isOver(status));
  if (alive.length === 0) return;
  const known = chance.pick(alive);
  const status = chance.pick(["active", "active", "past_due", "unpaid", "unpaid", "canceled", "paused"] as const);
  const plan = chance.happens(0.3) ? onPlan(chance.pick(planNames)) : {};
  const endedAt = status === "canceled" ? time.clock.now() : null;
  const next = { ...known, ...plan, status, endedAt, isPaid: status === "active" && chance.happens(0.8) };
  subs.set(known.id, next);
  world.trace.push(`${known.id} is ${status}, ${next.plan}`);
  const times = chance.pick([0, 1, 1, 1, 2]);
  for (let heard = 0; heard < times; heard += 1) hear(world, api, next);
}

/** The service hears that something is new about a subscription. */
export function hear(world: World, process: Process, { id, hospitalId }: Subscription): void {
  begin(world, process, { name: `hears of ${id}`, intent: byPayments }, ({ services }) =>
    settleSubscription(services, id, hospitalId),
  );
}

export function lookAfter(world: World, process: Process): void {
  begin(world, process, { name: "looks after payments", intent: byPayments }, ({ services }) =>
    lookAfterLives(services),
  );
}

/** Once everybody has heard of everything, each hospital is what its subscription makes of it. */
export function checkPaid({ stores, subs }: World): void {
  for (const { id, status, doomed, subscription, retention } of stores.hospitals.all()) {
    if (!subscription || doomed || status === "gone") continue;
    const now = subs.get(subscription.id);
    if (now?.status !== subscription.status) throw new Violation(`${id} never heard that it is ${now?.status}`);
    const served = servedStatus({ subscription });
    const isServed = status === "active" || status === "past_due" || status === "offboarding";
    if (isServed && served !== null && served !== status) throw new Violation(`${id} is ${status} and not ${served}`);
    const isKept = retention !== null;
    if (status !== "pending_payment" && isKept !== (standingOf(subscription.status) === "over")) {
      throw new Violation(`${id} is ${subscription.status}, and its data are ${isKept ? "" : "not "}counted down`);
    }
    if (status === "suspended" && isKept) throw new Violation(`${id} is suspended and not retained`);
  }
}
