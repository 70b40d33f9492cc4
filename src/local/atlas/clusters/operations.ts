import { groupOperation, type Operation } from "../http/operation.ts";
import { createCluster } from "./create.ts";
import { deleteCluster } from "./delete.ts";
import { pinVersion, unpinVersion } from "./pin-version.ts";
import { getProcessArgs, updateProcessArgs } from "./process-args.ts";
import { getCluster, listClassicClusters } from "./read.ts";
import { updateCluster } from "./update.ts";
import { upgradeTenantCluster } from "./upgrade-free.ts";

const path = "/groups/:groupId/clusters";
const one = `${path}/:clusterName`;
const processArgs = `${one}/processArgs`;
const rateLimit = "clusters";
const read = { version: "2024-08-05", rateLimit } as const;
const write = { version: "2024-10-23", rateLimit } as const;

export const clusterOperations: readonly Operation[] = [
  groupOperation({ ...read, id: "listClusters", method: "GET", path, handle: listClassicClusters }),
  groupOperation({ ...write, id: "createCluster", method: "POST", path, handle: createCluster }),
  groupOperation({
    id: "upgradeTenantUpgrade",
    method: "POST",
    path: `${path}/tenantUpgrade`,
    version: "2023-01-01",
    rateLimit,
    handle: upgradeTenantCluster,
  }),
  groupOperation({
    id: "pinFeatureCompatibilityVersion",
    method: "POST",
    path: `${path}/:target{[^/]+:pinFeatureCompatibilityVersion}`,
    version: "2024-05-30",
    rateLimit,
    handle: pinVersion,
  }),
  groupOperation({
    id: "unpinFeatureCompatibilityVersion",
    method: "POST",
    path: `${path}/:target{[^/]+:unpinFeatureCompatibilityVersion}`,
    version: "2024-05-30",
    rateLimit,
    handle: unpinVersion,
  }),
  groupOperation({ ...read, id: "getCluster", method: "GET", path: one, handle: getCluster }),
  groupOperation({ ...write, id: "updateCluster", method: "PATCH", path: one, handle: updateCluster }),
  groupOperation({
    id: "deleteCluster",
    method: "DELETE",
    path: one,
    version: "2023-02-01",
    rateLimit,
    handle: deleteCluster,
  }),
  groupOperation({ ...read, id: "getProcessArgs", method: "GET", path: processArgs, handle: getProcessArgs }),
  groupOperation({ ...read, id: "updateProcessArgs", method: "PATCH", path: processArgs, handle: updateProcessArgs }),
];
