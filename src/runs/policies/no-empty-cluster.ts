import type { Policy } from "./policy.ts";

const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";

/** Whoever heals a lost cluster must know that its data are not in the new one. */
export const noEmptyCluster: Policy = {
  name: "no-empty-cluster",
  title: "A hospital that had a cluster gets no empty one unnoticed",
  level: "soft",
  overridableBy: "admin",
  judge: ({ hospital, changeSet }) => {
    const created = changeSet.resources.some(({ type, operation }) => type === clusterType && operation === "create");
    if (!hospital.database || !created) return null;
    return {
      level: "soft",
      message:
        "The hospital's cluster is gone, and this plan makes an empty one. Restore a backup in Atlas first if there is one.",
    };
  },
};
