import { groupOperation, type Operation } from "../http/operation.ts";
import { createCluster } from "./create.ts";
import { deleteCluster } from "./delete.ts";
import { olderDeletion, olderProcessArgs, olderReads, olderWrites } from "./older-versions.ts";
import { pinVersion, unpinVersion } from "./pin-version.ts";
import { getProcessArgs, updateProcessArgs } from "./process-args.ts";
import { getCluster, listClassicClusters } from "./read.ts";
import { updateCluster } from "./update.ts";
import { upgradeTenantCluster } from "./upgrade-free.ts";

const path = "/groups/:groupId/clusters";
const one = `${path}/:clusterName`;
const processArgs = `${one}/processArgs`;
const rateLimit = "clusters";
const read = { version: "2024-08-05", olderVersions: olderReads, rateLimit } as const;
const write = { version: "2024-10-23", olderVersions: olderWrites, rateLimit } as const;
const args = { version: "2024-08-05", olderVersions: olderProcessArgs, rateLimit } as const;

export const clusterOperations: readonly Operation[] = [
  groupOperation({
    ...read,
    id: "listClusters",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path,
    handle: listClassicClusters,
  }),
  groupOperation({
    ...write,
    id: "createCluster",
    roles: ["GROUP_CLUSTER_CREATOR"],
    method: "POST",
    path,
    handle: createCluster,
  }),
  groupOperation({
    id: "upgradeTenantUpgrade",
    roles: ["GROUP_CLUSTER_MANAGER"],
    method: "POST",
    path: `${path}/tenantUpgrade`,
    version: "2023-01-01",
    rateLimit,
    handle: upgradeTenantCluster,
  }),
  groupOperation({
    id: "pinFeatureCompatibilityVersion",
    roles: ["GROUP_OWNER"],
    method: "POST",
    path: `${path}/:clusterName{[^/]+:pinFeatureCompatibilityVersion}`,
    version: "2024-05-30",
    rateLimit,
    handle: pinVersion,
  }),
  groupOperation({
    id: "unpinFeatureCompatibilityVersion",
    roles: ["GROUP_OWNER"],
    method: "POST",
    path: `${path}/:clusterName{[^/]+:unpinFeatureCompatibilityVersion}`,
    version: "2024-05-30",
    rateLimit,
    handle: unpinVersion,
  }),
  groupOperation({
    ...read,
    id: "getCluster",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path: one,
    handle: getCluster,
  }),
  groupOperation({
    ...write,
    id: "updateCluster",
    roles: ["GROUP_CLUSTER_MANAGER", "GROUP_CLUSTER_RESILIENCE_TESTER", "GROUP_REPLICA_SET_MANAGER"],
    method: "PATCH",
    path: one,
    handle: updateCluster,
  }),
  groupOperation({
    id: "deleteCluster",
    roles: ["GROUP_OWNER"],
    method: "DELETE",
    path: one,
    version: "2023-02-01",
    olderVersions: olderDeletion,
    rateLimit,
    handle: deleteCluster,
  }),
  groupOperation({
    ...args,
    id: "getProcessArgs",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path: processArgs,
    handle: getProcessArgs,
  }),
  groupOperation({
    ...args,
    id: "updateProcessArgs",
    roles: ["GROUP_CLUSTER_MANAGER"],
    method: "PATCH",
    path: processArgs,
    handle: updateProcessArgs,
  }),
];
