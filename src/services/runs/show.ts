import type { Run } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, maySee, requireAnyProof, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, runNotFound, type ServiceProblem } from "../problems.ts";

/** One run, for ops and for the browser that signed its hospital up. */
export async function showRun(
  context: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<Run, ServiceProblem>> {
  const proven = requireAnyProof(caller);
  if (!proven.ok) return proven;
  const run = await context.repositories.runs.find(id);
  const hospital = run && (await context.repositories.hospitals.find(run.hospitalId));
  return run && hospital && maySee(caller, hospital) ? done(run) : refused(runNotFound);
}

/** The newest runs of a hospital. For ops. */
export async function listRuns(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
  limit: number,
): Promise<Outcome<Run[], ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const hospital = await context.repositories.hospitals.find(hospitalId);
  return hospital ? done(await context.repositories.runs.ofHospital(hospital.id, limit)) : refused(hospitalNotFound);
}
