import type { Hardware } from "./model.ts";
import type { HardwareRequest } from "./request.ts";
import { defaultDiskGb } from "./sizes.ts";

/** One kind of nodes of a region: what was asked for, else what the electable nodes have, else the size's defaults. */
export function hardware(
  request: HardwareRequest | null | undefined,
  size: string,
  nodes: number,
  electable?: Hardware,
): Hardware {
  return {
    instanceSize: request?.instanceSize ?? size,
    nodeCount: request?.nodeCount ?? nodes,
    diskSizeGB: request?.diskSizeGB ?? electable?.diskSizeGB ?? defaultDiskGb(size),
    diskIOPS: request?.diskIOPS ?? electable?.diskIOPS ?? 3000,
    ebsVolumeType: request?.ebsVolumeType ?? electable?.ebsVolumeType ?? "STANDARD",
  };
}
