import type { EventEnvelope } from "../../billing/event.ts";
import type { InboxEvent } from "../../domain/inbox.ts";
import type { GatewayName } from "../../domain/subscriptions.ts";
import type { ServiceContext } from "../context.ts";

/** An event as it came. `json` is all of it, word for word. */
export type Delivery = {
  readonly gateway: GatewayName;
  readonly envelope: EventEnvelope;
  readonly json: string;
  readonly signedAt: Date | null;
};

/**
 * Makes an event durable with one write; after that it will be handled, whoever dies. False if it came before: then it is
 * only counted. Nobody is called to it here.
 */
export async function acceptEvent(context: ServiceContext, delivery: Delivery): Promise<boolean> {
  const event = await inboxEvent(context, delivery);
  if (await context.repositories.inbox.insert(event)) return true;
  // It is durable already, so nobody waits for this.
  noteDuplicate(context, event).catch((error: unknown) => {
    context.log.warn({ err: error, event: event.id }, "a second delivery was not counted");
  });
  return false;
}

async function inboxEvent({ sealer, clock }: ServiceContext, delivery: Delivery): Promise<InboxEvent> {
  const { gateway, json, signedAt } = delivery;
  const { event: _, ...envelope } = delivery.envelope;
  return {
    ...envelope,
    gateway,
    receivedAt: clock.now(),
    signedAt,
    sealed: await sealer.seal(json),
    status: "received",
    attempts: 0,
    nextAttemptAt: null,
    redeliveries: 0,
    outcome: null,
    hospitalId: null,
    runId: null,
    claim: null,
    outbox: [],
  };
}

/** The same event once more, or another one that tells the same: that one is kept for the list, and not handled. */
async function noteDuplicate({ repositories: { inbox }, billing }: ServiceContext, event: InboxEvent): Promise<void> {
  const known = await inbox.find(event.id);
  if (known) {
    if (known.status === "received") billing.callTo(event.id);
    await inbox.countRedelivery(event.id);
    return;
  }
  const outcome = "Another event told the same.";
  await inbox.insert({ ...event, version: `${event.version}|${event.id}`, status: "duplicate", outcome });
}
