import { z } from "zod";
import type { Run } from "../../domain/runs.ts";
import { type Outcome, refused } from "../../foundation/errors.ts";
import { flagsOf } from "../../runs/machine.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, runNotFound, runStateConflict, type ServiceProblem } from "../problems.ts";
import { checkWish } from "./check-wish.ts";
import { flagClock } from "./flag-clock.ts";
import { startRun } from "./start.ts";

export const RetryRequest = z.strictObject({
  /** Only of an offboarding: the hospital's name, typed once more. */
  confirm: z.string().optional(),
});
export type RetryRequest = z.infer<typeof RetryRequest>;

/** Asks once more for what an ended run asked for: a new run, previewed on today's ground and approved anew. */
export async function retryRun(
  context: ServiceContext,
  caller: Caller,
  id: string,
  { confirm }: RetryRequest,
): Promise<Outcome<Run, ServiceProblem>> {
  const allowed = requireRole(caller, "operator");
  if (!allowed.ok) return allowed;
  const run = await context.repositories.runs.find(id);
  if (!run) return refused(runNotFound);
  if (!flagsOf(run, flagClock(context)).retryable) return refused(runStateConflict(run, "retried"));
  const hospital = await context.repositories.hospitals.find(run.hospitalId);
  if (!hospital) return refused(hospitalNotFound);
  const checked = await checkWish(context, hospital, run, confirm);
  if (!checked.ok) return checked;
  const { kind, change, toRevision, reason } = run;
  const author = allowed.value.actor;
  return startRun(context, hospital, { kind, change, toRevision, reason, author, retryOf: run.id });
}
