import type { ChangeSet } from "../../domain/change-set.ts";

const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";

/** Whether a plan changes the size of a cluster that is there. */
export function touchesTier({ resources }: ChangeSet): boolean {
  return resources.some(
    ({ type, operation, properties }) =>
      type === clusterType &&
      operation === "update" &&
      properties.some(({ path }) => path.endsWith(".instanceSize") || path.endsWith(".providerName")),
  );
}
