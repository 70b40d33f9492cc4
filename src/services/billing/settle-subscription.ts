import type { GatewayProblem } from "../../billing/port.ts";
import { theService } from "../../domain/actors.ts";
import type { Case } from "../../domain/cases.ts";
import { type Consequences, consequences } from "../../domain/consequences.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { LedgerDraft } from "../../domain/ledger.ts";
import type { Subscription } from "../../domain/subscriptions.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { ServiceContext } from "../context.ts";
import { carryOut } from "./carry-out.ts";

const mostRounds = 20;

export type Settled =
  | { readonly found: "hospital"; readonly hospital: Hospital; readonly subscription: Subscription }
  /** The gateway knows no such subscription. */
  | { readonly found: "nothing" }
  /** It names no hospital, or one that there is not. */
  | { readonly found: "no-hospital"; readonly subscription: Subscription; readonly named: string | null };

/**
 * Reads a subscription from its gateway and brings its hospital to where that leads. Each reading is newer than the state
 * of the hospital that it changes, so of many at once and in any order the newest one counts. Safe to call again.
 * `hint` is the hospital's id, as far as something else than the subscription tells.
 */
export async function settleSubscription(
  context: ServiceContext,
  subscriptionId: string,
  hint: string | null,
): Promise<Outcome<Settled, GatewayProblem>> {
  const { gateway } = context.billing;
  let named = hint;
  for (let round = 0; round < mostRounds; round += 1) {
    const hospital = named === null ? null : await context.repositories.hospitals.find(named);
    const reading = await gateway.subscription(subscriptionId);
    if (!reading.ok) return reading;
    const subscription = reading.value;
    if (!subscription) return done({ found: "nothing" });
    const owner = subscription.hospitalId ?? hint;
    if (owner !== named) {
      named = owner;
      continue;
    }
    if (!hospital) return done({ found: "no-hospital", subscription, named });
    // Also where nothing changes: else an older reading that is still on its way would count after this one.
    const settled = await settle(context, hospital, subscription, { isNews: true });
    if (settled) return done({ found: "hospital", hospital: settled, subscription });
  }
  throw new Error(`${subscriptionId} was changed again and again while it was settled`);
}

/** Does once more what the last known state of a hospital's subscription asks for. Asks no gateway. */
export async function settleAgain(context: ServiceContext, id: string, open?: readonly Case[]): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    const hospital = await context.repositories.hospitals.find(id);
    if (!hospital?.subscription) return;
    const given = { isNews: false, ...(open && { open }) };
    if (await settle(context, hospital, hospital.subscription, given)) return;
  }
}

/** One compare-and-set and what follows. Null if somebody was faster: read everything again. */
async function settle(
  context: ServiceContext,
  hospital: Hospital,
  reading: Subscription,
  { isNews, open }: { readonly isNews: boolean; readonly open?: readonly Case[] },
): Promise<Hospital | null> {
  const { repositories, clock, billing, outbox } = context;
  const found = consequences(hospital, reading, clock.now(), billing);
  const isWritten = isNews || Object.keys(found.patch).length > 0;
  const settled = isWritten
    ? await outbox.during(repositories.hospitals.settle(hospital, found.patch, draftsOf(hospital, found, clock.now())))
    : hospital;
  if (!settled) return null;
  if (found.facts.length > 0) outbox.notify("hospitals", hospital.id, hospital.id);
  return (await carryOut(context, settled, found.follows, open)) ? settled : null;
}

function draftsOf({ id, lifeVersion }: Hospital, { facts }: Consequences, at: Date): LedgerDraft[] {
  return facts.map(({ action, data }, index) => ({
    id: `${id}:life:${lifeVersion + 1}:${index}`,
    stream: id,
    at,
    actor: theService,
    action,
    runId: null,
    data,
  }));
}
