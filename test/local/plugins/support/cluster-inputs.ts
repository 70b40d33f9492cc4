import type { Values } from "../../../../src/local/plugins/protocol/values.ts";

/** Inputs of a cluster as a program writes them. */
export function clusterInputs(projectId: string, tier: string, more: Values = {}): Values {
  return {
    projectId,
    name: "c",
    clusterType: "REPLICASET",
    replicationSpecs: [{ regionConfigs: [region(tier)] }],
    ...more,
  };
}

export function region(tier: string): Values {
  const place = { regionName: "US_EAST_1", priority: 7 };
  if (tier === "FLEX") return { ...place, providerName: "FLEX", backingProviderName: "AWS" };
  if (tier === "M0") {
    return { ...place, providerName: "TENANT", backingProviderName: "AWS", electableSpecs: { instanceSize: tier } };
  }
  return { ...place, providerName: "AWS", electableSpecs: { instanceSize: tier, nodeCount: 3 } };
}
