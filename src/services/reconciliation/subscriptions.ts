import type { Hospital } from "../../domain/hospitals.ts";
import type { CaseFinding } from "../../domain/payment-cases.ts";
import type { Silence } from "../../domain/reconciliation.ts";
import { isLive, isOfOthers, type Subscription } from "../../domain/subscriptions.ts";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import { unknownHospital } from "../billing/event-cases.ts";
import { settleSubscription } from "../billing/settle-subscription.ts";
import type { ServiceContext } from "../context.ts";

export type Compared = {
  readonly count: number | null;
  readonly healed: { readonly hospitalId: string; readonly what: string }[];
  readonly findings: CaseFinding[];
  readonly silences: Silence[];
};

/**
 * Compares every subscription with what its hospital knows of it. What a lost message left undone is done: it follows from
 * what was paid. A live one that names no hospital of ours is for a person.
 */
export async function compareSubscriptions(context: ServiceContext): Promise<Compared> {
  const { gateway } = context.billing;
  const answer = await gateway.subscriptions();
  if (!answer.ok) return { count: null, healed: [], findings: [], silences: [silenceOf(answer.problem)] };
  const compared = { count: answer.value.length, healed: [], findings: [], silences: [] } as Compared;
  for (const subscription of answer.value) await compare(context, subscription, compared);
  return compared;
}

async function compare(context: ServiceContext, subscription: Subscription, compared: Compared): Promise<void> {
  const { id, hospitalId } = subscription;
  const before = hospitalId === null ? null : await context.repositories.hospitals.find(hospitalId);
  if (!before) {
    const isOurs = !isOfOthers(subscription, hospitalId);
    if (isOurs && isLive(subscription.status)) compared.findings.push(unknownHospital(subscription, hospitalId));
    return;
  }
  if (canonicalJson(before.subscription) === canonicalJson(subscription)) return;
  const settled = await settleSubscription(context, id, before.id);
  if (!settled.ok) compared.silences.push(silenceOf(settled.problem));
  else if (settled.value.found === "hospital") {
    const what = difference(before, settled.value.hospital);
    if (what) compared.healed.push({ hospitalId: before.id, what: `${id}: ${what}` });
  }
}

/** What the reading changed, in words; empty if it changed nothing. */
function difference(before: Hospital, after: Hospital): string {
  const changes = [
    ["subscription", before.subscription?.status ?? "none", after.subscription?.status ?? "none"],
    ["hospital", before.status, after.status],
    ["plan", before.plan, after.plan],
  ] as const;
  const moved = changes.filter(([, from, to]) => from !== to).map(([what, from, to]) => `${what} ${from} → ${to}`);
  return moved.join(", ");
}

function silenceOf({ code, message }: { readonly code: string; readonly message: string }): Silence {
  return { who: "gateway", code, message };
}
