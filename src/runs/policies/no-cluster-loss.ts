import type { Operation } from "../../domain/change-set.ts";
import type { Policy } from "./policy.ts";

const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const harmless: readonly Operation[] = ["same", "create", "update", "import", "read", "refresh"];

/** Data are deleted by an offboarding and by nothing else. */
export const noClusterLoss: Policy = {
  name: "no-cluster-loss",
  title: "No cluster is deleted or replaced",
  level: "hard",
  overridableBy: "admin",
  judge: ({ kind, changeSet }) => {
    if (kind === "offboard") return null;
    const lost = changeSet.resources.find(
      ({ type, operation }) => type === clusterType && !harmless.includes(operation),
    );
    if (!lost) return null;
    const message = `This plan would ${lost.operation} the hospital's cluster, and its data with it. Only an offboarding may do that.`;
    return { level: "hard", message };
  },
};
