import { z } from "zod";
import type { AtlasCluster, AtlasNodes } from "./model.ts";
import { connectionStrings, flag, tags } from "./shapes.ts";

const Specs = z.object({
  instanceSize: z.string().nullish(),
  nodeCount: z.number().nullish(),
  diskSizeGB: z.number().nullish(),
});

const Scaling = z.object({ enabled: flag }).nullish();

const RegionConfig = z.object({
  providerName: z.string(),
  backingProviderName: z.string().nullish(),
  regionName: z.string(),
  priority: z.number().nullish(),
  electableSpecs: Specs.nullish(),
  readOnlySpecs: Specs.nullish(),
  analyticsSpecs: Specs.nullish(),
  autoScaling: z.object({ compute: Scaling, diskGB: Scaling }).nullish(),
});
type RegionConfig = z.infer<typeof RegionConfig>;

/** An M0 or dedicated cluster as version 2024-08-05 shows it (Admin API, `getCluster`); only what we read of it. */
export const DedicatedCluster = z
  .object({
    id: z.string(),
    name: z.string(),
    stateName: z.string(),
    paused: flag,
    mongoDBVersion: z.string().nullish(),
    terminationProtectionEnabled: flag,
    backupEnabled: flag,
    tags,
    connectionStrings,
    replicationSpecs: z.array(z.object({ regionConfigs: z.array(RegionConfig).min(1) })).min(1),
  })
  .transform((cluster): AtlasCluster => {
    const regions = cluster.replicationSpecs.flatMap(({ regionConfigs }) => regionConfigs);
    const home = regions.reduce((best, region) => ((region.priority ?? 0) > (best.priority ?? 0) ? region : best));
    return {
      id: cluster.id,
      name: cluster.name,
      tier: home.electableSpecs?.instanceSize ?? "unknown",
      state: cluster.stateName,
      paused: cluster.paused,
      diskSizeGb: home.electableSpecs?.diskSizeGB ?? null,
      mongoDbVersion: cluster.mongoDBVersion ?? null,
      terminationProtection: cluster.terminationProtectionEnabled,
      backupEnabled: cluster.backupEnabled,
      provider: cloudOf(home),
      region: home.regionName,
      nodes: regions.flatMap(nodesOf),
      tags: cluster.tags,
      autoScaling: {
        compute: regions.some(({ autoScaling }) => autoScaling?.compute?.enabled === true),
        disk: regions.some(({ autoScaling }) => autoScaling?.diskGB?.enabled === true),
      },
      connectionString: cluster.connectionStrings,
    };
  });

function cloudOf({ providerName, backingProviderName }: RegionConfig): string {
  return backingProviderName ?? providerName;
}

function nodesOf(region: RegionConfig): AtlasNodes[] {
  if (region.providerName === "TENANT") return [];
  const groups = [
    ["electable", region.electableSpecs],
    ["read-only", region.readOnlySpecs],
    ["analytics", region.analyticsSpecs],
  ] as const;
  const place = { provider: cloudOf(region), region: region.regionName };
  return groups.flatMap(([kind, specs]) => {
    const count = specs?.nodeCount ?? 0;
    return count > 0 ? [{ kind, count, size: specs?.instanceSize ?? "unknown", ...place }] : [];
  });
}
