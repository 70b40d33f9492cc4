import { z } from "zod";
import { Actor, Role } from "./actors.ts";
import { Counts } from "./change-set.ts";
import { HospitalId } from "./hospitals.ts";
import { LedgerDraft } from "./ledger.ts";
import { runKinds } from "./run-kinds.ts";
import { runStatuses } from "./run-statuses.ts";

export const RunId = z
  .string()
  .regex(/^run_[0-9a-z]{20}$/)
  .brand("RunId");
export type RunId = z.infer<typeof RunId>;

export { runKinds };
export const RunKind = z.enum(runKinds);
export type RunKind = z.infer<typeof RunKind>;

export const RunStatus = z.enum(runStatuses);
export type RunStatus = z.infer<typeof RunStatus>;

/** One step of the journey. The place in the list is its number. */
export const Transition = z.object({ at: z.date(), status: RunStatus, text: z.string(), actor: Actor });
export type Transition = z.infer<typeof Transition>;

export const RunProblem = z.object({
  code: z.string(),
  message: z.string(),
  nextStep: z.string(),
  retryable: z.boolean(),
});
export type RunProblem = z.infer<typeof RunProblem>;

/** What a run keeps of its newest plan; the plan itself (change set, policies, words) is a document of its own. */
export const PlanSummary = z.object({
  /** Counts the previews of this run, from 1. */
  number: z.int().positive(),
  /** What an approval is bound to: change set, desired revision, versions and base. */
  digest: z.string(),
  /** SHA-256 of the saved plan file; null for a destroy, which has none. */
  fileDigest: z.string().nullable(),
  counts: Counts,
  hasChanges: z.boolean(),
  differenceCents: z.int(),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

/** A person's yes to one plan. */
export const Approval = z.object({
  by: Actor,
  role: Role,
  at: z.date(),
  planNumber: z.int().positive(),
  digest: z.string(),
  comment: z.string().nullable(),
  /** The plan that it was first given to, where an identical one followed. */
  carriedOverFrom: z.int().positive().nullable(),
});
export type Approval = z.infer<typeof Approval>;

/** A soft policy that somebody let pass, and why. It is bound to a plan as an approval is. */
export const Override = z.object({
  policy: z.string(),
  by: Actor,
  at: z.date(),
  reason: z.string(),
  digest: z.string(),
});
export type Override = z.infer<typeof Override>;

/** Why a plan may be applied: enough people said yes, or a rule that needs none. */
export const Confirmation = z.object({
  by: z.enum(["approvals", "rule"]),
  rule: z.string().nullable(),
  at: z.date(),
  planNumber: z.int().positive(),
  digest: z.string(),
  fileDigest: z.string().nullable(),
});
export type Confirmation = z.infer<typeof Confirmation>;

export const Comment = z.object({ by: Actor, at: z.date(), text: z.string() });
export type Comment = z.infer<typeof Comment>;

/** A wish to stop, and perhaps the wish to stop at once. */
export const CancelWish = z.object({
  by: Actor,
  at: z.date(),
  forced: z.object({ by: Actor, at: z.date() }).nullable(),
});
export type CancelWish = z.infer<typeof CancelWish>;

/** What a drift check found. `unknown` is no answer: Atlas or the engine could not be asked. */
export const DriftOutcome = z.enum(["in_sync", "drifted", "unknown"]);
export type DriftOutcome = z.infer<typeof DriftOutcome>;

export const Run = z.object({
  id: RunId,
  hospitalId: HospitalId,
  kind: RunKind,
  status: RunStatus,
  reason: z.string(),
  author: Actor,
  createdAt: z.date(),
  updatedAt: z.date(),
  /** Counts the writes to this document; each writer must have seen the one before. */
  version: z.int().nonnegative(),
  /** What to change, as it was asked for; parsed again where it is used. */
  change: z.record(z.string(), z.json()).nullable(),
  /** The revision to go back to. */
  toRevision: z.int().positive().nullable(),
  retryOf: RunId.nullable(),
  /** Counts the tries of a series that the service goes on with by itself, from 1. */
  attempt: z.int().positive().default(1),
  /** The desired revision, made when it is this run's turn. */
  revision: z.int().positive().nullable(),
  plan: PlanSummary.nullable(),
  overrides: z.array(Override),
  approvals: z.array(Approval),
  confirmation: Confirmation.nullable(),
  /** When a run that waits for people gives up. */
  expiresAt: z.date().nullable(),
  drift: DriftOutcome.nullable(),
  problem: RunProblem.nullable(),
  cancel: CancelWish.nullable(),
  comments: z.array(Comment),
  /** The fencing number of the lease under which a worker writes; 0 before the first. */
  fence: z.int().nonnegative(),
  transitions: z.array(Transition),
  outbox: z.array(LedgerDraft),
});
export type Run = z.infer<typeof Run>;
