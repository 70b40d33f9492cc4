import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { ServiceContext } from "../context.ts";
import { firstConfig } from "../stack-config.ts";

/** What the next change starts from: the revision that Atlas has, or the first one if there was no apply yet. */
export async function baseConfig(context: ServiceContext, hospital: Hospital): Promise<HospitalStackConfig> {
  const applied = await context.repositories.revisions.find(hospital.id, hospital.appliedRevision);
  return applied ? HospitalStackConfig.parse(applied.config) : firstConfig(hospital, context.stackDefaults);
}
