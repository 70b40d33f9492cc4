import { z } from "zod";
import type { Run } from "../../domain/runs.ts";
import { type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, type ServiceProblem } from "../problems.ts";
import { checkWish } from "./check-wish.ts";
import { startRun } from "./start.ts";
import { oneWay, onlyOfChange, wishFields } from "./wish.ts";

export const Reason = z.string().trim().min(1, "Say why.").max(500);

/** A wish that nobody would fulfil is refused and not left out in silence. */
export const RunRequest = z
  .strictObject({
    ...wishFields,
    reason: Reason,
    /** Only of an offboarding: the hospital's name, typed. */
    confirm: z.string().optional(),
  })
  .refine(...onlyOfChange)
  .refine(...oneWay)
  .refine(({ kind, confirm }) => kind === "offboard" || confirm === undefined, {
    path: ["confirm"],
    message: "Only an offboarding is confirmed.",
  });
export type RunRequest = z.infer<typeof RunRequest>;

/**
 * Asks for a run: it is previewed when it is its turn and, unless nothing would change, waits for approval. What can be
 * known to be refused is refused now, before anything is queued.
 */
export async function requestRun(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
  request: RunRequest,
): Promise<Outcome<Run, ServiceProblem>> {
  const allowed = requireRole(caller, "operator");
  if (!allowed.ok) return allowed;
  const hospital = await context.repositories.hospitals.find(hospitalId);
  if (!hospital) return refused(hospitalNotFound);
  const { kind, reason, config: change = null, to_revision: toRevision = null, confirm } = request;
  const checked = await checkWish(context, hospital, { kind, change, toRevision }, confirm);
  if (!checked.ok) return checked;
  const author = allowed.value.actor;
  return startRun(context, hospital, { kind, change, toRevision, reason, author, retryOf: null });
}
