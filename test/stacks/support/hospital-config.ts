import { namesOf } from "../../../src/domain/names.ts";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";

/** What a new hospital of this slug starts with. */
export function hospitalConfig(slug: string, changes: Partial<HospitalStackConfig> = {}): HospitalStackConfig {
  return {
    hospitalId: `hosp_${slug}`,
    slug,
    ...namesOf(slug),
    projectMode: "per-hospital",
    orgId: "0123456789abcdef01234567",
    cloudProvider: "AWS",
    region: "US_EAST_1",
    tier: "M0",
    accessList: [{ address: "127.0.0.1", comment: "Application server" }],
    credentialGenerations: [1],
    terminationProtection: false,
    suspended: false,
    ...changes,
  };
}
