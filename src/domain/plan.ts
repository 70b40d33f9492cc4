import { z } from "zod";
import { ChangeSet } from "./change-set.ts";
import { CostEstimate } from "./cost.ts";
import { HospitalId } from "./hospitals.ts";
import { PolicyResult } from "./policy.ts";
import { RunId } from "./runs.ts";

/** The programs that made a plan. Others may plan differently, so an approval holds for these only. */
export const EngineVersions = z.object({ pulumi: z.string(), program: z.string(), plugins: z.string() });
export type EngineVersions = z.infer<typeof EngineVersions>;

/** What Atlas has and the stack's state has not, to be taken in by import id. */
export const Adopted = z.object({
  project: z.string().optional(),
  cluster: z.string().optional(),
  users: z.array(z.object({ generation: z.int().positive(), importId: z.string() })).optional(),
});
export type Adopted = z.infer<typeof Adopted>;

/** What a plan stands on: the stack's state, and what Atlas really has. Each is a SHA-256. */
export const Base = z.object({ revision: z.int(), state: z.string(), atlas: z.string() });
export type Base = z.infer<typeof Base>;

/** One preview of a run, never changed once written. */
export const Plan = z.object({
  /** `<run id>:<number>` */
  id: z.string(),
  runId: RunId,
  hospitalId: HospitalId,
  number: z.int().positive(),
  madeAt: z.date(),
  revision: z.int().positive(),
  digest: z.string(),
  fileDigest: z.string().nullable(),
  base: Base,
  versions: EngineVersions,
  changeSet: ChangeSet,
  cost: CostEstimate,
  policies: z.array(PolicyResult),
  /** What it means, in sentences for people who are no engineers. */
  words: z.array(z.string()),
  /** What going back to an earlier revision leaves as it is, and why. */
  cannotUndo: z.array(z.string()),
  /** Atlas takes only the size in this change: the rest follows in a second step of the same apply. */
  convergence: z.boolean(),
  adopt: Adopted.nullable(),
});
export type Plan = z.infer<typeof Plan>;

export function planIdOf(runId: RunId, number: number): string {
  return `${runId}:${number}`;
}
