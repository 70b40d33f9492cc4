import { z } from "zod";
import { ChangeSet, ResourceChange } from "./change-set.ts";
import { HospitalId } from "./hospitals.ts";
import { DriftOutcome, RunId } from "./runs.ts";

/** Why a resource is not as the stack has it. */
export const DriftCause = z.enum(["changed_by_hand", "auto_scaled", "deleted"]);
export type DriftCause = z.infer<typeof DriftCause>;

export const DriftReport = z.object({
  outcome: DriftOutcome,
  resources: z.array(ResourceChange.extend({ cause: DriftCause })),
});
export type DriftReport = z.infer<typeof DriftReport>;

/** One thing that was asked for and is not so. */
export const Discrepancy = z.object({ what: z.string(), asked: z.string(), found: z.string(), message: z.string() });
export type Discrepancy = z.infer<typeof Discrepancy>;

/** What Atlas said after the apply, as far as people want to read it. */
export const Verification = z.object({
  at: z.date(),
  tier: z.string().nullable(),
  diskSizeGb: z.number().nullable(),
  mongoDbVersion: z.string().nullable(),
  terminationProtection: z.boolean().nullable(),
  users: z.array(z.string()),
  accessList: z.array(z.string()),
  signedIn: z.boolean(),
  discrepancies: z.array(Discrepancy),
});
export type Verification = z.infer<typeof Verification>;

/** What came of a run; written before the run says so. */
export const RunResult = z.object({
  /** The run's id. */
  id: RunId,
  hospitalId: HospitalId,
  applied: ChangeSet.nullable(),
  verification: Verification.nullable(),
  drift: DriftReport.nullable(),
});
export type RunResult = z.infer<typeof RunResult>;
