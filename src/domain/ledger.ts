import { z } from "zod";
import { Actor } from "./actors.ts";

/** A ledger of its own for each hospital (its id), and one for what belongs to none of them. */
export const serviceStream = "service";

/** Everything that a ledger tells of. */
export const LedgerAction = z.enum([
  "hospital.signed_up",
  "payment.received",
  "subscription.changed",
  "hospital.status_changed",
  "event.replayed",
  "case.opened",
  "case.closed",
  "run.requested",
  "run.planned",
  "run.superseded",
  "run.approved",
  "run.approval_voided",
  "run.approval_carried_over",
  "run.rejected",
  "run.policy_overridden",
  "run.confirmed",
  "run.apply_started",
  "run.apply_finished",
  "run.apply_failed",
  "run.verified",
  "run.ended",
  "run.cancel_requested",
  "run.commented",
  "revision.made",
  "drift.checked",
  "stack.lock_broken",
  "credentials.revealed",
  "access.denied",
  "key.made",
  "key.revoked",
]);
export type LedgerAction = z.infer<typeof LedgerAction>;

/**
 * What is to be written into a ledger. It rides in the document whose change it tells of (`outbox`), so that neither is
 * ever there without the other, and is moved into the ledger afterwards. `id` is unique: moving it twice does no harm.
 */
export const LedgerDraft = z.object({
  id: z.string(),
  stream: z.string(),
  at: z.date(),
  actor: Actor,
  action: LedgerAction,
  runId: z.string().nullable(),
  /** Facts, never secrets. */
  data: z.record(z.string(), z.json()),
});
export type LedgerDraft = z.infer<typeof LedgerDraft>;

/** One entry as it stands in a ledger and in an export. `hash` is SHA-256 over the canonical JSON of all the rest. */
export const LedgerEntry = z.object({
  stream: z.string(),
  sequence: z.int().positive(),
  id: z.string(),
  at: z.iso.datetime(),
  actor: Actor,
  action: LedgerAction,
  runId: z.string().nullable(),
  data: z.record(z.string(), z.json()),
  previousHash: z.string(),
  hash: z.string(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** `previousHash` of a ledger's first entry. */
export const noHash = "0".repeat(64);

/** A signed statement that a ledger had this head at this time: what was before it can't be taken away or rewritten. */
export const Checkpoint = z.object({
  stream: z.string(),
  sequence: z.int().positive(),
  hash: z.string(),
  at: z.iso.datetime(),
  /** First 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
  keyId: z.string(),
  /** Ed25519 over the canonical JSON of the rest, base64url. */
  signature: z.string(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;
