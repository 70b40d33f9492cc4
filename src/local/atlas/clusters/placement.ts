import type { RandomBytes } from "../../../foundation/ids.ts";
import { isRefusal, type Refusal, refuse } from "../http/answers.ts";
import { newAtlasId } from "../ids.ts";
import { hardware } from "./hardware.ts";
import type { AutoScaling, ClusterKind, RegionConfig, ReplicationSpec } from "./model.ts";
import { isCloud, isRegion } from "./regions.ts";
import type { AutoScalingRequest, RegionConfigRequest, ReplicationSpecRequest } from "./request.ts";
import { isDedicatedSize } from "./sizes.ts";

export type Placement = { readonly kind: ClusterKind; readonly replicationSpecs: ReplicationSpec[] };

/**
 * Where and how big a cluster is to be, completed with Atlas' defaults, or Atlas' refusal. Zones keep the ids of
 * `previous`.
 */
export function place(
  wanted: readonly ReplicationSpecRequest[],
  random: RandomBytes,
  previous: readonly ReplicationSpec[] = [],
): Placement | Refusal {
  const replicationSpecs: ReplicationSpec[] = [];
  for (const [index, spec] of wanted.entries()) {
    const regionConfigs = placeRegions(spec.regionConfigs);
    if (isRefusal(regionConfigs)) return regionConfigs;
    const known = previous[index];
    const zoneName = spec.zoneName ?? known?.zoneName ?? `Zone ${index + 1}`;
    // Shards of one zone share its id.
    const zone = known ?? replicationSpecs.find((other) => other.zoneName === zoneName);
    replicationSpecs.push({
      id: known?.id ?? newAtlasId(random),
      zoneId: zone?.zoneId ?? newAtlasId(random),
      zoneName,
      regionConfigs,
    });
  }
  const regions = replicationSpecs.flatMap((spec) => spec.regionConfigs);
  const shared = regions.filter((region) => region.providerName === "TENANT").length;
  if (shared > 0 && regions.length > 1) return refuse("INVALID_CLUSTER_CONFIGURATION");
  return { kind: shared > 0 ? "free" : "dedicated", replicationSpecs };
}

function placeRegions(wanted: readonly RegionConfigRequest[]): RegionConfig[] | Refusal {
  const regions: RegionConfig[] = [];
  for (const request of wanted) {
    const region = request.providerName === "TENANT" ? placeFree(request) : placeDedicated(request);
    if (isRefusal(region)) return region;
    regions.push(region);
  }
  const isFree = regions.some((region) => region.providerName === "TENANT");
  const electable = regions.reduce((sum, region) => sum + region.electable.nodeCount, 0);
  return isFree || [3, 5, 7].includes(electable) ? regions : refuse("CLUSTER_REPLICATION_FACTOR_INVALID");
}

function placeFree(request: RegionConfigRequest): RegionConfig | Refusal {
  const cloud = request.backingProviderName;
  const size = request.electableSpecs?.instanceSize;
  if (!cloud) return refuse("MISSING_ATTRIBUTE", "backingProviderName");
  if (!isCloud(cloud)) return refuse("INVALID_ENUM_VALUE", cloud);
  if (!size) return refuse("MISSING_ATTRIBUTE", "instanceSize");
  if (size !== "M0") return refuse("INVALID_ENUM_VALUE", size);
  if (!isRegion(cloud, request.regionName)) return refuse("INVALID_ATTRIBUTE", "regionName");
  return { ...regionOf(request, "M0", 3), backingProviderName: cloud };
}

function placeDedicated(request: RegionConfigRequest): RegionConfig | Refusal {
  const { providerName, regionName, electableSpecs, readOnlySpecs, analyticsSpecs } = request;
  if (!isCloud(providerName)) return refuse("INVALID_ENUM_VALUE", providerName);
  const sizes = [electableSpecs, readOnlySpecs, analyticsSpecs].flatMap((specs) => specs?.instanceSize ?? []);
  const size = electableSpecs?.instanceSize ?? sizes[0];
  if (size === undefined) return refuse("MISSING_ATTRIBUTE", "instanceSize");
  const unknown = sizes.find((asked) => !isDedicatedSize(asked));
  if (unknown !== undefined) return refuse("INVALID_ENUM_VALUE", unknown);
  if (!isRegion(providerName, regionName)) return refuse("INVALID_ATTRIBUTE", "regionName");
  return regionOf(request, size, electableSpecs ? 3 : 0);
}

function regionOf(request: RegionConfigRequest, size: string, electableNodes: number): RegionConfig {
  const electable = hardware(request.electableSpecs, size, electableNodes);
  return {
    providerName: request.providerName,
    regionName: request.regionName,
    priority: request.priority ?? 7,
    electable,
    readOnly: hardware(request.readOnlySpecs, size, 0, electable),
    analytics: hardware(request.analyticsSpecs, size, 0, electable),
    autoScaling: autoScaling(request.autoScaling),
    analyticsAutoScaling: autoScaling(request.analyticsAutoScaling),
  };
}

function autoScaling(request: AutoScalingRequest | null | undefined): AutoScaling {
  return {
    compute: { enabled: false, scaleDownEnabled: false, ...request?.compute },
    diskGB: { enabled: request?.diskGB?.enabled ?? false },
  };
}
