import { listClusters } from "../clusters/find.ts";
import type { AtlasContext } from "../context.ts";
import { containerKey } from "./key.ts";
import type { Container } from "./model.ts";

/** A container as the API shows it; each cloud has names of its own. */
export function containerView(context: AtlasContext, groupId: string, container: Container) {
  const { id, providerName, regionName, atlasCidrBlock, networkId } = container;
  const common = { id, providerName, provisioned: isInUse(context, groupId, container), atlasCidrBlock };
  if (providerName === "AWS") return { ...common, regionName, vpcId: `vpc-${networkId}` };
  if (providerName === "AZURE") {
    return { ...common, region: regionName, azureSubscriptionId: groupId, vnetName: `vnet_${groupId}_${networkId}` };
  }
  const networkName = `nt-${groupId}-${networkId.slice(0, 8)}`;
  return { ...common, gcpProjectId: `p-${groupId}`, networkName, regions: null };
}

/** Whether a cluster of the project lives in the container. */
export function isInUse(context: AtlasContext, groupId: string, { providerName, regionName }: Container): boolean {
  const own = containerKey(providerName, regionName);
  const regions = listClusters(context, groupId).flatMap((cluster) =>
    [...cluster.replicationSpecs, ...(cluster.upgrade?.replicationSpecs ?? [])].flatMap((spec) => spec.regionConfigs),
  );
  return regions.some((region) => containerKey(region.providerName, region.regionName) === own);
}
