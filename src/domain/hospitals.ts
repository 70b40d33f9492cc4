import { z } from "zod";
import { LedgerDraft } from "./ledger.ts";
import { PlanName } from "./plans.ts";
import { runKinds } from "./run-kinds.ts";
import { endedRunStatuses } from "./run-statuses.ts";
import { Subscription } from "./subscriptions.ts";
import { Tier } from "./tiers.ts";

export const HospitalId = z
  .string()
  .regex(/^hosp_[0-9a-z]{20}$/)
  .brand("HospitalId");
export type HospitalId = z.infer<typeof HospitalId>;

/** The Atlas that a hospital belongs to, for life. */
export const AtlasTarget = z.enum(["local", "atlas"]);
export type AtlasTarget = z.infer<typeof AtlasTarget>;

/**
 * `past_due` keeps the service and takes no upgrade. `offboarding` is on its way out, `retained` has nobody with access
 * and all its data, until somebody destroys it: `gone`.
 */
export const HospitalStatus = z.enum([
  "pending_payment",
  "provisioning",
  "active",
  "past_due",
  "suspended",
  "offboarding",
  "retained",
  "gone",
]);
export type HospitalStatus = z.infer<typeof HospitalStatus>;

const printable = /^[^\p{C}]*$/u;

/** What somebody types to sign a hospital up. */
export const SignUp = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Give the hospital's name.")
    .max(200, "At most 200 characters.")
    .refine((name) => printable.test(name), "No control characters."),
  email: z.email("Give an e-mail address such as admin@hospital.com.").max(254),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9][0-9 ()./-]{4,30}$/, "Give a telephone number: digits, with spaces, +, -, /, . or brackets."),
  plan: PlanName,
});
export type SignUp = z.infer<typeof SignUp>;

/** Where the hospital's data live, as read back after the last apply; no secret in it. */
export const HospitalDatabase = z.object({
  projectId: z.string(),
  clusterId: z.string(),
  clusterName: z.string(),
  databaseName: z.string(),
  connectionString: z.string(),
  tier: Tier,
  credentialGeneration: z.int(),
});
export type HospitalDatabase = z.infer<typeof HospitalDatabase>;

/** A worker's claim on a hospital; past `expiresAt` the worker counts as dead. A higher `fence` makes a lower one void. */
export const Lease = z.object({ runId: z.string(), owner: z.string(), fence: z.int().positive(), expiresAt: z.date() });
export type Lease = z.infer<typeof Lease>;

/** The newest answer to whether Atlas has what the applied revision says. */
export const LastDrift = z.object({
  outcome: z.enum(["in_sync", "drifted", "unknown"]),
  at: z.date(),
  runId: z.string(),
});
export type LastDrift = z.infer<typeof LastDrift>;

/** How the newest run ended. Drift checks are left out: what they find is `drift`, and they hide no end of a change. */
export const LastRun = z.object({
  id: z.string(),
  kind: z.enum(runKinds),
  status: z.enum(endedRunStatuses),
  endedAt: z.date(),
  /** What went wrong, in the run's own words. */
  problem: z.string().nullable(),
});
export type LastRun = z.infer<typeof LastRun>;

/** The clock that a cancelled subscription starts. It destroys nothing: past `until` a person may be asked again. */
export const Retention = z.object({ since: z.date(), until: z.date() });
export type Retention = z.infer<typeof Retention>;

export const Hospital = z.object({
  id: HospitalId,
  slug: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  plan: PlanName,
  target: AtlasTarget,
  status: HospitalStatus,
  createdAt: z.date(),
  /** Numbers given out so far, and the one that Atlas has; 0 before the first. */
  lastRevision: z.int(),
  appliedRevision: z.int(),
  /** Runs asked for so far. */
  runCount: z.int(),
  /** Every run that has not ended, in the order in which they were asked for. */
  queue: z.array(z.string()),
  /** Held by the one run that a worker is at. */
  lease: Lease.nullable(),
  /** The newest fencing number. */
  fence: z.int(),
  /** The run that left Atlas in a state that nobody knows. Until a recover run has looked, nothing else is applied. */
  unknownSince: z.string().nullable(),
  drift: LastDrift.nullable(),
  lastRun: LastRun.nullable().default(null),
  /** Counts the changes of what the fleet's list shows; the hospital's entry there says which one it shows. */
  entryVersion: z.int().nonnegative().default(0),
  /** What the hospital subscribed to, as it was read last; null before the first payment. */
  subscription: Subscription.nullable().default(null),
  /** Since when its subscription stands as it does (live, due, unpaid, over): the service asks for a run once for each. */
  standingSince: z.date().nullable().default(null),
  retention: Retention.nullable().default(null),
  /** An offboarding has begun to destroy. No payment brings the hospital back from there, only a recovery. */
  doomed: z.boolean().default(false),
  /** Counts the changes of what has to do with payment; each writer must have seen the one before. */
  lifeVersion: z.int().nonnegative().default(0),
  database: HospitalDatabase.nullable(),
  /** SHA-256 of the capability that the browser which signed up holds in a cookie. */
  capabilityHash: z.string(),
  outbox: z.array(LedgerDraft),
});
export type Hospital = z.infer<typeof Hospital>;
