import type { AtlasContext } from "../context.ts";
import { type Cluster, homeRegion, type StateName } from "./model.ts";
import { clusterView } from "./view.ts";

/** Attributes that came with later versions. */
const newer: ReadonlySet<string> = new Set([
  "adaptiveCapacity",
  "effectiveDatabaseEdition",
  "effectiveReplicationSpecs",
  "internalClusterRole",
  "redactClientLogData",
  "retainBackups",
  "useAwsTimeBasedSnapshotCopyForFastInitialSync",
]);

/** An M0 cluster as version 2023-01-01 shows it: that is what `tenantUpgrade` answers. */
export function legacyClusterView(context: AtlasContext, cluster: Cluster, stateName: StateName) {
  const view = Object.entries(clusterView(context, cluster, stateName)).filter(([name]) => !newer.has(name));
  const { providerName, backingProviderName, regionName, electable } = homeRegion(cluster.replicationSpecs);
  const zone = cluster.replicationSpecs[0];
  const region = { electableNodes: 3, priority: 7, readOnlyNodes: 0, analyticsNodes: 0 };
  return {
    ...Object.fromEntries(view),
    autoScaling: { compute: { enabled: false, scaleDownEnabled: false }, diskGBEnabled: false },
    diskSizeGB: electable.diskSizeGB,
    numShards: 1,
    providerBackupEnabled: cluster.backupEnabled,
    providerSettings: { providerName, backingProviderName, instanceSizeName: electable.instanceSize, regionName },
    replicationFactor: 3,
    replicationSpecs: [
      { id: zone?.id, numShards: 1, regionsConfig: { [regionName]: region }, zoneName: zone?.zoneName },
    ],
  };
}
