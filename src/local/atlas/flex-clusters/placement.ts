import type { RandomBytes } from "../../../foundation/ids.ts";
import { hardware } from "../clusters/hardware.ts";
import type { ReplicationSpec } from "../clusters/model.ts";
import type { Placement } from "../clusters/placement.ts";
import { isCloud, isRegion } from "../clusters/regions.ts";
import { type Refusal, refuse } from "../http/answers.ts";
import { newAtlasId } from "../ids.ts";

type Wanted = { readonly backingProviderName: string | null | undefined; readonly regionName: string };

/** Where a flex cluster is to be, or Atlas' refusal. */
export function placeFlex(
  { backingProviderName, regionName }: Wanted,
  random: RandomBytes,
  previous: readonly ReplicationSpec[] = [],
): Placement | Refusal {
  if (!backingProviderName) return refuse("MISSING_ATTRIBUTE", "backingProviderName");
  if (!isCloud(backingProviderName)) return refuse("INVALID_ENUM_VALUE", backingProviderName);
  if (!isRegion(backingProviderName, regionName)) return refuse("INVALID_ATTRIBUTE", "regionName");
  const electable = hardware(undefined, "FLEX", 3);
  const none = hardware(undefined, "FLEX", 0);
  const off = { compute: { enabled: false, scaleDownEnabled: false }, diskGB: { enabled: false } };
  const zone = previous[0];
  const region = {
    ...{ providerName: "FLEX", backingProviderName, regionName, priority: 7 },
    ...{ electable, readOnly: none, analytics: none, autoScaling: off, analyticsAutoScaling: off },
  };
  const spec: ReplicationSpec = {
    id: zone?.id ?? newAtlasId(random),
    zoneId: zone?.zoneId ?? newAtlasId(random),
    zoneName: zone?.zoneName ?? "Zone 1",
    regionConfigs: [region],
  };
  return { kind: "flex", replicationSpecs: [spec] };
}
