import type { InboxEvent } from "../../src/domain/inbox.ts";
import { newId, systemRandom } from "../../src/foundation/ids.ts";

/** An event that just came, unless `changes` says otherwise. */
export function someInboxEvent(changes: Partial<InboxEvent> = {}): InboxEvent {
  const id = newId("evt", systemRandom);
  const at = new Date("2026-05-01T00:00:00.123Z");
  return {
    id,
    gateway: "stripe",
    type: "customer.subscription.updated",
    objectId: "sub_1",
    version: `version of ${id}`,
    createdAt: at,
    receivedAt: at,
    liveMode: false,
    apiVersion: null,
    signedAt: at,
    sealed: "sealed",
    status: "received",
    attempts: 0,
    nextAttemptAt: null,
    redeliveries: 0,
    outcome: null,
    hospitalId: null,
    runId: null,
    claim: null,
    outbox: [],
    ...changes,
  };
}
