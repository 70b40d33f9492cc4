type Members = Readonly<Record<string, unknown>>;

/** One region of a dedicated cluster, with three electable M30 nodes where nothing else is said. */
export function region(change: Members = {}, electable: Members = {}): Members {
  return {
    ...{ providerName: "AWS", regionName: "US_EAST_1", priority: 7 },
    electableSpecs: { instanceSize: "M30", nodeCount: 3, ...electable },
    ...change,
  };
}

/** A creation of a cluster with these regions in every shard. */
export function clusterOf(regions: readonly unknown[], change: Members = {}, shards = 1): Members {
  const replicationSpecs = Array.from({ length: shards }, () => ({ regionConfigs: regions }));
  return { name: "c1", clusterType: "REPLICASET", replicationSpecs, ...change };
}
