import { z } from "zod";
import type { AtlasCluster } from "./model.ts";
import { connectionStrings, flag, tags } from "./shapes.ts";

/** A flex cluster as version 2024-11-13 shows it (Admin API, `getFlexCluster`); only what we read of it. */
export const FlexCluster = z
  .object({
    id: z.string(),
    name: z.string(),
    stateName: z.string(),
    mongoDBVersion: z.string().nullish(),
    terminationProtectionEnabled: flag,
    backupSettings: z.object({ enabled: flag }).nullish(),
    tags,
    connectionStrings,
    providerSettings: z.object({
      backingProviderName: z.string(),
      regionName: z.string(),
      diskSizeGB: z.number().nullish(),
    }),
  })
  .transform(
    ({ providerSettings: { backingProviderName, regionName, diskSizeGB }, ...cluster }): AtlasCluster => ({
      id: cluster.id,
      name: cluster.name,
      tier: "FLEX",
      state: cluster.stateName,
      paused: false,
      diskSizeGb: diskSizeGB ?? null,
      mongoDbVersion: cluster.mongoDBVersion ?? null,
      terminationProtection: cluster.terminationProtectionEnabled,
      backupEnabled: cluster.backupSettings?.enabled ?? false,
      provider: backingProviderName,
      region: regionName,
      nodes: [],
      tags: cluster.tags,
      autoScaling: { compute: false, disk: false },
      connectionString: cluster.connectionStrings,
    }),
  );
