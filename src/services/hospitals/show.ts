import type { Hospital } from "../../domain/hospitals.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, maySee, requireAnyProof } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, type ServiceProblem } from "../problems.ts";

/** One hospital, for ops and for the browser that signed it up; to everybody else a foreign one does not exist. */
export async function showHospital(
  context: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<Hospital, ServiceProblem>> {
  const proven = requireAnyProof(caller);
  if (!proven.ok) return proven;
  const hospital = await context.repositories.hospitals.find(id);
  return hospital && maySee(caller, hospital) ? done(hospital) : refused(hospitalNotFound);
}
