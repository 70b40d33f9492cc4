import type { AtlasContext } from "../context.ts";
import type { Cluster, StateName } from "./model.ts";
import { ClusterView, diskSizeOf, mapClusters, withoutNewer, zonesOf } from "./older-view.ts";
import { clusterView } from "./view.ts";

/** A cluster as version 2023-01-01 shows it: that is also what `tenantUpgrade` answers. */
export function legacyClusterView(context: AtlasContext, cluster: Cluster, stateName: StateName) {
  return legacyView(ClusterView.parse(clusterView(context, cluster, stateName)));
}

/** A cluster, or a page of clusters, of version 2024-08-05 as version 2023-01-01 shows it. */
export function viewOf20230101(body: unknown): unknown {
  return mapClusters(body, legacyView);
}

function legacyView(view: ClusterView) {
  const zones = zonesOf(view);
  const home = view.replicationSpecs[0]?.regionConfigs[0];
  const size = home?.electableSpecs.instanceSize;
  const isShared = home?.providerName === "TENANT";
  return {
    ...withoutNewer(view),
    autoScaling: { compute: { enabled: false, scaleDownEnabled: false }, diskGBEnabled: !isShared },
    diskSizeGB: diskSizeOf(view),
    ...plainAddresses(view),
    numShards: zones.reduce((sum, { numShards }) => sum + numShards, 0),
    providerBackupEnabled: view.backupEnabled,
    providerSettings: {
      providerName: home?.providerName,
      autoScaling: { compute: { maxInstanceSize: null, minInstanceSize: null } },
      ...(isShared ? { backingProviderName: home.backingProviderName, effectiveInstanceSizeName: size } : {}),
      instanceSizeName: size,
      regionName: home?.regionName,
    },
    replicationFactor: zones[0]?.regionConfigs.reduce((sum, region) => sum + (region.electableSpecs.nodeCount ?? 3), 0),
    replicationSpecs: zones.map(({ id, numShards, zoneName, regionConfigs }) => ({
      id,
      numShards,
      regionsConfig: Object.fromEntries(regionConfigs.map((region) => [region.regionName, nodesOf(region)])),
      zoneName,
    })),
  };
}

/** The connection string once more, in attributes that later versions dropped. */
function plainAddresses({ connectionStrings }: ClusterView) {
  const standard = connectionStrings?.standard;
  if (standard === undefined) return {};
  return { mongoURI: standard.replace(/\/\?.*$/, ""), mongoURIWithOptions: standard };
}

function nodesOf(region: ClusterView["replicationSpecs"][number]["regionConfigs"][number]) {
  return {
    electableNodes: region.electableSpecs.nodeCount ?? 3,
    priority: region.priority,
    readOnlyNodes: region.readOnlySpecs?.nodeCount ?? 0,
    analyticsNodes: region.analyticsSpecs?.nodeCount ?? 0,
  };
}
