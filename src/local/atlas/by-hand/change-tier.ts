import type { Cluster, Hardware, ReplicationSpec } from "../clusters/model.ts";
import { homeRegion } from "../clusters/model.ts";
import { updateCluster } from "../clusters/update.ts";
import { upgradeTenantCluster } from "../clusters/upgrade-free.ts";
import { upgradeFlexCluster } from "../flex-clusters/upgrade.ts";
import type { Answer } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";

/** Gives a cluster another size, in the one way that its kind has; Atlas' rules hold, so there is no way back to M0. */
export function changeTier(call: Omit<GroupCall, "body">, cluster: Cluster, tier: string): Answer | Promise<Answer> {
  const { name, clusterType, replicationSpecs } = cluster;
  if (cluster.kind === "dedicated") {
    return updateCluster({ ...call, body: { replicationSpecs: replicationSpecs.map((spec) => resized(spec, tier)) } });
  }
  if (cluster.kind === "flex") {
    const body = { name, clusterType, replicationSpecs: replicationSpecs.map((spec) => resized(spec, tier)) };
    return upgradeFlexCluster({ ...call, body });
  }
  const { backingProviderName = "AWS", regionName } = homeRegion(replicationSpecs);
  const providerName = tier === "FLEX" ? "FLEX" : backingProviderName;
  const providerSettings = { providerName, backingProviderName, instanceSizeName: tier, regionName };
  return upgradeTenantCluster({ ...call, body: { name, providerSettings } });
}

/** The request for the same places and nodes in another size; disks become what that size comes with. */
function resized({ id, zoneName, regionConfigs }: ReplicationSpec, instanceSize: string) {
  const nodes = ({ nodeCount }: Hardware) => ({ instanceSize, nodeCount });
  return {
    id,
    zoneName,
    regionConfigs: regionConfigs.map((region) => ({
      providerName: region.backingProviderName ?? region.providerName,
      regionName: region.regionName,
      priority: region.priority,
      electableSpecs: nodes(region.electable),
      readOnlySpecs: nodes(region.readOnly),
      analyticsSpecs: nodes(region.analytics),
      autoScaling: region.autoScaling,
      analyticsAutoScaling: region.analyticsAutoScaling,
    })),
  };
}
