import type { HospitalStackConfig } from "./config.ts";

/**
 * The tags of a hospital's project and cluster. They never change while the hospital lives: Atlas takes no tags in an
 * upgrade from a free or flex cluster, so a tag that follows the tier would not converge.
 */
export function hospitalTags(config: HospitalStackConfig): Record<string, string> {
  return { "hospital-id": config.hospitalId, hospital: config.slug, "managed-by": "chakravue-operator" };
}
