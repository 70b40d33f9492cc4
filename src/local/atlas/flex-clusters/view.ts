import { connectionStrings } from "../clusters/connection-strings.ts";
import { type Cluster, homeRegion, type StateName } from "../clusters/model.ts";
import { fullVersion } from "../clusters/view.ts";
import type { AtlasContext } from "../context.ts";

/** A flex cluster as the API shows it, in the given state. */
export function flexView(context: AtlasContext, cluster: Cluster, stateName: StateName) {
  const { backingProviderName, regionName, electable } = homeRegion(cluster.replicationSpecs);
  const href = `${context.baseUrl}/api/atlas/v2/groups/${cluster.groupId}/flexClusters/${cluster.name}`;
  return {
    backupSettings: { enabled: true },
    clusterType: "REPLICASET",
    connectionStrings: connectionStrings(cluster, stateName),
    createDate: cluster.createDate,
    groupId: cluster.groupId,
    id: cluster.id,
    links: [{ href, rel: "self" }],
    mongoDBVersion: fullVersion(cluster),
    name: cluster.name,
    providerSettings: { backingProviderName, diskSizeGB: electable.diskSizeGB, providerName: "FLEX", regionName },
    stateName,
    tags: cluster.tags,
    terminationProtectionEnabled: cluster.terminationProtectionEnabled,
    versionReleaseSystem: "LTS",
  };
}
