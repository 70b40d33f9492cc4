import type { LedgerAction } from "../../domain/ledger.ts";

/** What an entry of a ledger tells, in plain words. `{name}` stands for a fact of the entry. */
export const ledgerTexts: Readonly<Record<LedgerAction, string>> = {
  "hospital.signed_up": "Signed up as {name}, plan {plan}",
  "payment.received": "Paid {money}",
  "subscription.changed": "The subscription is {status}, plan {plan}",
  "hospital.status_changed": "The hospital became {to}; it was {from}",
  "event.replayed": "A delivery of the payment provider was replayed: {reason}",
  "case.opened": "A person has to decide: {message}",
  "case.closed": "A case was closed: {reason}",
  "run.requested": "Asked for: {kind}. “{reason}”",
  "run.planned": "Plan {plan} was made for revision {revision}",
  "run.superseded": "Gave way to a newer run",
  "run.approved": "Approved plan {plan}",
  "run.approval_voided": "An approval of plan {plan} does not count any more: the plan changed",
  "run.approval_carried_over": "An approval was carried over from plan {from_plan} to the identical plan {to_plan}",
  "run.rejected": "Rejected: “{reason}”",
  "run.policy_overridden": "A policy was let pass: {policies}. “{reason}”",
  "run.confirmed": "Confirmed, {by}",
  "run.apply_started": "The apply of plan {plan} began",
  "run.apply_finished": "The apply ended: {counts}",
  "run.apply_failed": "The apply failed: {problem}",
  "run.verified": "Read back from Atlas: {verified}",
  "run.ended": "The run ended: {status}. {text}",
  "run.cancel_requested": "Asked to stop",
  "run.commented": "Commented",
  "revision.made": "Revision {revision} was made",
  "drift.checked": "Checked for drift: {outcome}",
  "stack.lock_broken": "A lock that a lost run had left was removed",
  "credentials.revealed": "Credentials, generation {generation}, were shown",
  "access.denied": "Denied: {method} {route} ({code})",
  "key.made": "The key {name} was made",
  "key.revoked": "The key {name} was revoked",
};

export const ledgerFacts = {
  unknown: "not known",
  unchanged: "nothing changed",
  asAsked: "all is as it was asked for",
  gone: "everything is gone",
  byApprovals: "as enough people approved",
  byRule: (rule: string) => `by the rule ${rule}, which needs no approval`,
  /** Names of counts as they are kept. */
  counts: { create: "created", update: "changed", replace: "replaced", delete: "deleted", import: "taken in" },
} as const;
