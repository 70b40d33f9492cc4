import { type Refusal, refuse } from "../http/answers.ts";
import type { Cluster, ReplicationSpec } from "./model.ts";
import type { ClusterRequest } from "./request.ts";
import { isNvme } from "./sizes.ts";
import { hasAnalyticsNodes } from "./topology.ts";

/** What a dedicated cluster is to be when a request is done, as far as its features depend on one another. */
type Wanted = Pick<Cluster, "groupId" | "replicationSpecs" | "backupEnabled">;

/** Refuses features that an M0 does not have. */
export function refuseFreeFeatures(request: ClusterRequest): Refusal | undefined {
  if (request.backupEnabled === true) return refuse("INVALID_TENANT_BACKUP_ENABLED", "false", "M0");
  if (request.pitEnabled === true) return refuse("INVALID_ATTRIBUTE", "pitEnabled");
  if (request.biConnector?.enabled === true) return refuse("CLUSTER_PROVIDER_DOES_NOT_SUPPORT_BI_CONNECTOR");
  return isEncrypted(request) ? refuse("CANNOT_USE_ENCRYPTION_AT_REST_TENANT") : undefined;
}

/** Refuses features that need others, or nodes, that the cluster will not have. */
export function refuseFeatures(request: ClusterRequest, wanted: Wanted): Refusal | undefined {
  if (request.pitEnabled === true && !wanted.backupEnabled) return refuse("INVALID_ATTRIBUTE", "pitEnabled");
  if (!wanted.backupEnabled && usesNvme(wanted.replicationSpecs))
    return refuse("NVME_STORAGE_PROVIDER_BACKUP_REQUIRED");
  if (isEncrypted(request)) return refuse("ENCRYPTION_AT_REST_NOT_ENABLED", wanted.groupId);
  const readsAnalytics = request.biConnector?.readPreference === "analytics";
  return readsAnalytics && !hasAnalyticsNodes(wanted.replicationSpecs)
    ? refuse("INVALID_BI_CONNECTOR_READ_PREFERENCE_FOR_TOPOLOGY")
    : undefined;
}

export function usesNvme(specs: readonly ReplicationSpec[]): boolean {
  return specs.some((spec) => spec.regionConfigs.some((region) => isNvme(region.electable.instanceSize)));
}

/** Local projects have no keys of their own to encrypt with. */
function isEncrypted({ encryptionAtRestProvider }: ClusterRequest): boolean {
  return (encryptionAtRestProvider ?? "NONE") !== "NONE";
}
