import { groupOperation, type Operation } from "../http/operation.ts";
import { createFlexCluster } from "./create.ts";
import { deleteFlexCluster } from "./delete.ts";
import { getFlexCluster, listFlexClusters } from "./read.ts";
import { updateFlexCluster } from "./update.ts";
import { upgradeFlexCluster } from "./upgrade.ts";

const path = "/groups/:groupId/flexClusters";
const one = `${path}/:name`;
const common = { version: "2024-11-13", rateLimit: "groups" } as const;

export const flexClusterOperations: readonly Operation[] = [
  groupOperation({
    ...common,
    id: "listFlexClusters",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path,
    handle: listFlexClusters,
  }),
  groupOperation({
    ...common,
    id: "createFlexCluster",
    roles: ["GROUP_OWNER"],
    method: "POST",
    path,
    handle: createFlexCluster,
  }),
  groupOperation({
    ...common,
    id: "tenantUpgrade",
    roles: ["GROUP_CLUSTER_MANAGER"],
    method: "POST",
    path: `${path}:tenantUpgrade`,
    handle: upgradeFlexCluster,
  }),
  groupOperation({
    ...common,
    id: "getFlexCluster",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path: one,
    handle: getFlexCluster,
  }),
  groupOperation({
    ...common,
    id: "updateFlexCluster",
    roles: ["GROUP_OWNER"],
    method: "PATCH",
    path: one,
    handle: updateFlexCluster,
  }),
  groupOperation({
    ...common,
    id: "deleteFlexCluster",
    roles: ["GROUP_OWNER"],
    method: "DELETE",
    path: one,
    handle: deleteFlexCluster,
  }),
];
