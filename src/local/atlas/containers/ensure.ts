import type { Cluster } from "../clusters/model.ts";
import type { AtlasContext } from "../context.ts";
import { newAtlasId } from "../ids.ts";
import { containerKey } from "./key.ts";

/** Makes the containers of the regions that a dedicated cluster is in, where they don't exist yet. */
export function ensureContainers(context: AtlasContext, cluster: Pick<Cluster, "groupId" | "replicationSpecs">): void {
  const { containers } = context.store;
  const { groupId } = cluster;
  for (const { providerName, regionName } of cluster.replicationSpecs.flatMap((spec) => spec.regionConfigs)) {
    if (providerName === "TENANT" || providerName === "FLEX") continue;
    const key = containerKey(providerName, regionName);
    if (containers.get(groupId, key) !== undefined) continue;
    containers.put(groupId, key, {
      id: newAtlasId(context.random),
      providerName,
      regionName,
      atlasCidrBlock: `192.168.${248 - 8 * (containers.count(groupId) % 32)}.0/21`,
      networkId: context.random(9).toString("hex").slice(0, 17),
    });
  }
}
