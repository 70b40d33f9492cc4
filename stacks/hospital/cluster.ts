import type { types } from "@pulumi/mongodbatlas";
import { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster.js";
import type { Input } from "@pulumi/pulumi";
import { tierClass } from "../../src/domain/tiers.ts";
import type { HospitalStackConfig } from "./config.ts";
import { hospitalTags } from "./tags.ts";

type RegionConfig = types.input.AdvancedClusterReplicationSpecRegionConfig;

/** Electable nodes of a dedicated replica set. */
const nodeCount = 3;

/** Atlas takes 15 to 30 minutes for a dedicated cluster; the provider's own limit of 3 hours would hide a stuck one. */
const timeouts = { create: "1h", update: "2h", delete: "1h" };

/**
 * The hospital's cluster. Every tier is the same resource, so that a change of tier is an update in place.
 * `adoptId` (`<project id>-<cluster name>`) takes an existing cluster into the state.
 */
export function hospitalCluster(
  config: HospitalStackConfig,
  projectId: Input<string>,
  adoptId: string | undefined,
): AdvancedCluster {
  const dedicated = tierClass(config.tier) === "dedicated";
  return new AdvancedCluster(
    "cluster",
    {
      projectId,
      name: config.clusterName,
      clusterType: "REPLICASET",
      replicationSpecs: [{ regionConfigs: [regionConfig(config)] }],
      terminationProtectionEnabled: config.terminationProtection,
      // Always said: a cluster whose pause is no longer spoken of stays paused. Free and flex ones can't be paused.
      ...(dedicated ? { backupEnabled: true, retainBackupsEnabled: true, paused: config.suspended } : {}),
      tags: hospitalTags(config),
      timeouts,
    },
    {
      deleteBeforeReplace: true,
      ...(adoptId === undefined ? {} : { import: adoptId }),
    },
  );
}

/**
 * How Atlas spells a tier: free and flex clusters live on Atlas' own machines (`TENANT`, `FLEX`) that are backed by a
 * cloud, dedicated ones on the cloud itself.
 */
export function regionConfig(config: Pick<HospitalStackConfig, "tier" | "cloudProvider" | "region">): RegionConfig {
  const place = { regionName: config.region, priority: 7 };
  switch (tierClass(config.tier)) {
    case "free":
      return {
        ...place,
        providerName: "TENANT",
        backingProviderName: config.cloudProvider,
        electableSpecs: { instanceSize: config.tier },
      };
    case "flex":
      return { ...place, providerName: "FLEX", backingProviderName: config.cloudProvider };
    case "dedicated":
      return { ...place, providerName: config.cloudProvider, electableSpecs: { instanceSize: config.tier, nodeCount } };
  }
}
