import type { Run } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import type { Caller } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { showHospital } from "../hospitals/show.ts";
import { runNotFound, type ServiceProblem } from "../problems.ts";
import { newestProvision } from "./newest-provision.ts";

/** The newest run that was to make a hospital's database, for every key and for the browser that signed it up. */
export async function showProvision(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
): Promise<Outcome<Run, ServiceProblem>> {
  const hospital = await showHospital(context, caller, hospitalId);
  if (!hospital.ok) return hospital;
  const run = await newestProvision(context, hospital.value);
  return run ? done(run) : refused(runNotFound);
}
