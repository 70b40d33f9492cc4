import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { namesOf } from "../../domain/names.ts";
import { plans } from "../../domain/plans.ts";
import { tierClass } from "../../domain/tiers.ts";

/** What every new hospital's stack begins with, beside its own names and tier. */
export type StackDefaults = Pick<
  HospitalStackConfig,
  "orgId" | "projectMode" | "projectId" | "cloudProvider" | "region" | "accessList"
>;

/** The first revision: the plan's starting tier, one generation of credentials, protection where it costs money. */
export function firstConfig(hospital: Hospital, defaults: StackDefaults): HospitalStackConfig {
  const tier = plans[hospital.plan].startTier;
  return HospitalStackConfig.parse({
    hospitalId: hospital.id,
    slug: hospital.slug,
    ...namesOf(hospital.slug),
    ...defaults,
    tier,
    credentialGenerations: [1],
    terminationProtection: tierClass(tier) !== "free",
    suspended: false,
  });
}
