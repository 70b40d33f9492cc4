import { z } from "zod";
import { ChangeSet } from "./change-set.ts";
import { CostEstimate } from "./cost.ts";
import { HospitalId } from "./hospitals.ts";

export const RunId = z
  .string()
  .regex(/^run_[0-9a-z]{20}$/)
  .brand("RunId");
export type RunId = z.infer<typeof RunId>;

export const RunKind = z.enum(["provision", "change", "rotate", "offboard"]);
export type RunKind = z.infer<typeof RunKind>;

export const RunStatus = z.enum([
  "pending",
  "planning",
  "planned",
  "awaiting_approval",
  "confirmed",
  "applying",
  "verifying",
  "applied",
  "planned_and_finished",
  "discarded",
  "stale",
  "errored",
  "canceled",
  "interrupted",
]);
export type RunStatus = z.infer<typeof RunStatus>;

/** Who did something: a person or machine with the ops key, the public sign-up, or the service by its own rules. */
export const Actor = z.enum(["ops", "sign-up", "service"]);
export type Actor = z.infer<typeof Actor>;

/** What a run tells while it goes on. The place in the list is the event's number. */
export const RunEvent = z.object({
  at: z.date(),
  type: z.enum(["status", "resource", "message"]),
  text: z.string(),
  status: RunStatus.optional(),
  resource: z.object({ name: z.string(), type: z.string(), operation: z.string(), state: z.string() }).optional(),
});
export type RunEvent = z.infer<typeof RunEvent>;

export const RunProblem = z.object({
  code: z.string(),
  message: z.string(),
  nextStep: z.string(),
  retryable: z.boolean(),
});
export type RunProblem = z.infer<typeof RunProblem>;

export const RunPlan = z.object({
  /** SHA-256 of the saved plan file; null for a destroy, which has none. */
  fileDigest: z.string().nullable(),
  /** The applied revision that the plan starts from. */
  baseRevision: z.int(),
  changeSet: ChangeSet,
  cost: CostEstimate,
});
export type RunPlan = z.infer<typeof RunPlan>;

/** A worker's claim on a run; past `expiresAt` the worker counts as dead. */
export const Lease = z.object({ owner: z.string(), expiresAt: z.date() });
export type Lease = z.infer<typeof Lease>;

export const Run = z.object({
  id: RunId,
  hospitalId: HospitalId,
  kind: RunKind,
  status: RunStatus,
  reason: z.string(),
  author: Actor,
  createdAt: z.date(),
  updatedAt: z.date(),
  revision: z.int(),
  plan: RunPlan.nullable(),
  /** Who let it pass, when, and for which plan. */
  approval: z.object({ by: Actor, at: z.date(), fileDigest: z.string().nullable() }).nullable(),
  /** What the apply did. */
  applied: ChangeSet.nullable(),
  problem: RunProblem.nullable(),
  cancelRequested: z.boolean(),
  lease: Lease.nullable(),
  events: z.array(RunEvent),
});
export type Run = z.infer<typeof Run>;
