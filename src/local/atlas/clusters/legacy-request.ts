import { z } from "zod";

const Nodes = z.looseObject({
  electableNodes: z.int().nullish(),
  readOnlyNodes: z.int().nullish(),
  analyticsNodes: z.int().nullish(),
  priority: z.int().nullish(),
});
type Nodes = z.infer<typeof Nodes>;

const Legacy = z.looseObject({
  diskSizeGB: z.number().nullish(),
  numShards: z.int().min(1).max(50).nullish(),
  replicationFactor: z.int().nullish(),
  providerSettings: z.looseObject({
    providerName: z.string(),
    backingProviderName: z.string().nullish(),
    instanceSizeName: z.string(),
    regionName: z.string().nullish(),
  }),
  replicationSpecs: z
    .array(
      z.looseObject({
        numShards: z.int().min(1).max(50).nullish(),
        zoneName: z.string().nullish(),
        regionsConfig: z.record(z.string(), Nodes),
      }),
    )
    .min(1)
    .nullish(),
  providerBackupEnabled: z.boolean().nullish(),
  backupEnabled: z.boolean().nullish(),
});
type Legacy = z.infer<typeof Legacy>;

/** A cluster's body of version 2023-01-01 as version 2024-08-05 has it. What is not of that form is let be. */
export function requestOf20230101(body: unknown): unknown {
  const legacy = Legacy.safeParse(body);
  if (!legacy.success) return body;
  const { diskSizeGB, numShards, replicationFactor, providerSettings, replicationSpecs, ...rest } = legacy.data;
  const { providerBackupEnabled, backupEnabled, autoScaling: _scaling, replicationSpec: _spec, ...kept } = rest;
  const region = providerSettings.regionName;
  const home = { regionsConfig: region ? { [region]: { electableNodes: replicationFactor ?? 3, priority: 7 } } : {} };
  const specs = (replicationSpecs ?? [home]).flatMap((spec: Spec, index) => {
    const shards = spec.numShards ?? numShards ?? 1;
    const regionConfigs = Object.entries(spec.regionsConfig).map(([name, nodes]) => regionOf(legacy.data, name, nodes));
    const zoneName = spec.zoneName ?? (shards > 1 ? `Zone ${index + 1}` : undefined);
    const zone = zoneName ? { zoneName } : {};
    return Array.from({ length: shards }, () => ({ ...zone, regionConfigs }));
  });
  return {
    clusterType: "REPLICASET",
    ...kept,
    backupEnabled: providerBackupEnabled ?? backupEnabled,
    replicationSpecs: specs,
  };
}

type Spec = {
  readonly numShards?: number | null | undefined;
  readonly zoneName?: string | null | undefined;
  readonly regionsConfig: Record<string, Nodes>;
};

function regionOf({ providerSettings, diskSizeGB }: Legacy, regionName: string, nodes: Nodes) {
  const { providerName, backingProviderName, instanceSizeName: instanceSize } = providerSettings;
  const place = { providerName, regionName, priority: nodes.priority ?? 7 };
  if (providerName === "TENANT") return { ...place, backingProviderName, electableSpecs: { instanceSize } };
  const hardware = { instanceSize, ...(diskSizeGB ? { diskSizeGB } : {}) };
  return {
    ...place,
    electableSpecs: { ...hardware, nodeCount: nodes.electableNodes ?? 3 },
    readOnlySpecs: { ...hardware, nodeCount: nodes.readOnlyNodes ?? 0 },
    analyticsSpecs: { ...hardware, nodeCount: nodes.analyticsNodes ?? 0 },
  };
}
