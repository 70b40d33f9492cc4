import { z } from "zod";

const Hardware = z.looseObject({
  instanceSize: z.string(),
  nodeCount: z.number().optional(),
  diskSizeGB: z.number().optional(),
});
const Region = z.looseObject({
  providerName: z.string(),
  backingProviderName: z.string().optional(),
  regionName: z.string(),
  priority: z.number(),
  electableSpecs: Hardware,
  readOnlySpecs: Hardware.optional(),
  analyticsSpecs: Hardware.optional(),
  autoScaling: z.looseObject({}).optional(),
});
const Spec = z.looseObject({
  id: z.string(),
  zoneId: z.string(),
  zoneName: z.string(),
  regionConfigs: z.array(Region).min(1),
});

/** As much of a cluster of version 2024-08-05 as older versions are made from. */
export const ClusterView = z.looseObject({
  replicationSpecs: z.array(Spec).min(1),
  backupEnabled: z.boolean(),
  connectionStrings: z.looseObject({ standard: z.string().optional() }).optional(),
});
export type ClusterView = z.infer<typeof ClusterView>;

/** Attributes that came with version 2024-08-05 and later. */
const newer: ReadonlySet<string> = new Set([
  "adaptiveCapacity",
  "effectiveDatabaseEdition",
  "effectiveReplicationSpecs",
  "featureCompatibilityVersion",
  "internalClusterRole",
  "redactClientLogData",
  "retainBackups",
  "useAwsTimeBasedSnapshotCopyForFastInitialSync",
]);

/** The attributes of a cluster that older versions have too. */
export function withoutNewer(view: ClusterView): Record<string, unknown> {
  return Object.fromEntries(Object.entries(view).filter(([name]) => !newer.has(name)));
}

/** A zone of a cluster, with the number of its shards: version 2024-08-05 lists each shard by itself. */
export function zonesOf({ replicationSpecs }: ClusterView) {
  const zones = Map.groupBy(replicationSpecs, (spec) => spec.zoneId);
  return [...zones.values()].flatMap(([spec, ...more]) =>
    spec === undefined ? [] : { ...spec, numShards: 1 + more.length },
  );
}

/** The size of a cluster's disks; older versions have one for all of them. */
export function diskSizeOf({ replicationSpecs }: ClusterView): number | undefined {
  return replicationSpecs[0]?.regionConfigs[0]?.electableSpecs.diskSizeGB;
}

/** A cluster, or a page of clusters, of version 2024-08-05 as version 2023-02-01 shows it. */
export function viewOf20230201(body: unknown): unknown {
  return mapClusters(body, (view) => ({
    ...withoutNewer(view),
    diskSizeGB: diskSizeOf(view),
    replicationSpecs: zonesOf(view).map((zone) => ({ ...zone, regionConfigs: zone.regionConfigs.map(olderRegion) })),
  }));
}

/** Applies `change` to the cluster that an answer is, or to each one that it lists. */
export function mapClusters(body: unknown, change: (view: ClusterView) => unknown): unknown {
  const list = z.looseObject({ results: z.array(ClusterView) }).safeParse(body);
  return list.success ? { ...list.data, results: list.data.results.map(change) } : change(ClusterView.parse(body));
}

function olderRegion(region: z.infer<typeof Region>) {
  const entries = Object.entries(region).filter(([name]) => !/^effective|^analyticsAutoScaling$/.test(name));
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const hardware = name.endsWith("Specs") ? Hardware.safeParse(value).data : undefined;
      return [name, hardware === undefined ? value : { ...hardware, diskSizeGB: undefined }];
    }),
  );
}
