import { z } from "zod";
import { inboxStatuses } from "./inbox-statuses.ts";
import { LedgerDraft } from "./ledger.ts";
import { GatewayName } from "./subscriptions.ts";

export const InboxStatus = z.enum(inboxStatuses);
export type InboxStatus = z.infer<typeof InboxStatus>;

/** One message of a payment gateway, kept for good: its id is what makes a second delivery void. */
export const InboxEvent = z.object({
  /** The gateway's own id of the event. */
  id: z.string(),
  gateway: GatewayName,
  type: z.string(),
  /** What it is about, such as a subscription, and which version of that: two events of one change have the same. */
  objectId: z.string(),
  version: z.string(),
  /** By the gateway's clock. */
  createdAt: z.date(),
  receivedAt: z.date(),
  liveMode: z.boolean(),
  apiVersion: z.string().nullable(),
  /** When the signature says that it was signed; null for a gateway that signs nothing. */
  signedAt: z.date().nullable(),
  /** The whole event as JSON, as a compact JWE. */
  sealed: z.string(),
  status: InboxStatus,
  attempts: z.int().nonnegative(),
  nextAttemptAt: z.date().nullable(),
  /** Deliveries of this id beside the first one. */
  redeliveries: z.int().nonnegative(),
  /** What came of it, in words without secrets. */
  outcome: z.string().nullable(),
  hospitalId: z.string().nullable(),
  runId: z.string().nullable(),
  /** Who handles it now, until when; a claim that ran out is nobody's. */
  claim: z.object({ owner: z.string(), until: z.date() }).nullable(),
  outbox: z.array(LedgerDraft),
});
export type InboxEvent = z.infer<typeof InboxEvent>;

/** Waits to be handled, now or later. */
export function isOpen(status: InboxStatus): boolean {
  return status === "received" || status === "retrying";
}
