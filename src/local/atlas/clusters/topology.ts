import { type Refusal, refuse } from "../http/answers.ts";
import type { Hardware, RegionConfig, ReplicationSpec } from "./model.ts";
import { compareSizes } from "./sizes.ts";

const mostShards = 50;
const highestPriority = 7;

/** Refuses shards whose regions and nodes don't make a cluster. */
export function refuseTopology(specs: readonly ReplicationSpec[]): Refusal | undefined {
  for (const { regionConfigs } of specs) {
    const refusal = refuseRegions(regionConfigs);
    if (refusal !== undefined) return refusal;
  }
  const disks = new Set(specs.flatMap((spec) => spec.regionConfigs.flatMap(nodesOf)).map((nodes) => nodes.diskSizeGB));
  return disks.size > 1 ? refuse("INVALID_CLUSTER_CONFIGURATION") : undefined;
}

function refuseRegions(regions: readonly RegionConfig[]): Refusal | undefined {
  const places = regions.map(({ providerName, regionName }) => `${providerName} ${regionName}`);
  if (new Set(places).size < places.length) return refuse("INVALID_CLUSTER_CONFIGURATION");
  const electable = regions.reduce((sum, region) => sum + region.electable.nodeCount, 0);
  if (![3, 5, 7].includes(electable)) return refuse("CLUSTER_REPLICATION_FACTOR_INVALID");
  const voting = regions.filter((region) => region.electable.nodeCount > 0);
  const inOrder = voting.every(({ priority }, index) => priority === highestPriority - index);
  if (!inOrder) return refuse("INVALID_ATTRIBUTE", "priority");
  const base = regions
    .flatMap(({ electable: one, readOnly }) => [one, readOnly])
    .filter((nodes) => nodes.nodeCount > 0);
  const sizes = new Set(base.map((nodes) => nodes.instanceSize));
  return sizes.size > 1 ? refuse("INVALID_CLUSTER_CONFIGURATION") : undefined;
}

/** Refuses a kind of cluster that can't be made of these shards, or not out of what the cluster was before. */
export function refuseClusterType(
  clusterType: string,
  specs: readonly ReplicationSpec[],
  before?: string,
): Refusal | undefined {
  if (before === "GEOSHARDED" && clusterType !== before) return refuse("CANNOT_CHANGE_GEOSHARDED_CLUSTER_TYPE");
  if (before === "SHARDED" && clusterType === "REPLICASET") return refuse("SHARDED_CLUSTER_CANT_BECOME_REPLICA_SET");
  if (clusterType === "REPLICASET") return specs.length > 1 ? refuse("INVALID_CLUSTER_CONFIGURATION") : undefined;
  if (specs.length > mostShards) return refuse("CLUSTER_NUM_SHARDS_INVALID", mostShards);
  const small = specs
    .flatMap((spec) => spec.regionConfigs)
    .find((region) => compareSizes(region.electable.instanceSize, "M30") < 0);
  return small === undefined ? undefined : refuse("SHARDING_NOT_SUPPORTED", small.electable.instanceSize);
}

/** The nodes of a region that there are. */
function nodesOf({ electable, readOnly, analytics }: RegionConfig): Hardware[] {
  return [electable, readOnly, analytics].filter((nodes) => nodes.nodeCount > 0);
}

export function hasAnalyticsNodes(specs: readonly ReplicationSpec[]): boolean {
  return specs.some((spec) => spec.regionConfigs.some((region) => region.analytics.nodeCount > 0));
}
