import { type Refusal, refuse } from "../http/answers.ts";
import type { Hardware } from "./model.ts";
import type { HardwareRequest } from "./request.ts";
import { compareSizes, defaultDiskGb, isNvme, largestDiskGb } from "./sizes.ts";

const smallestDiskGb = 10;
const standardIops = 3000;
const leastProvisionedIops = 100;
const provisionedIopsPerGb = 50;

/** One kind of nodes of a region: what was asked for, else what the electable nodes have, else the size's defaults. */
export function hardware(
  request: HardwareRequest | null | undefined,
  size: string,
  nodes: number,
  electable?: Hardware,
): Hardware {
  const instanceSize = request?.instanceSize ?? size;
  const askedDiskGb = request?.diskSizeGB ?? electable?.diskSizeGB;
  return {
    instanceSize,
    nodeCount: request?.nodeCount ?? nodes,
    diskSizeGB: askedDiskGb === undefined ? defaultDiskGb(instanceSize) : Math.max(askedDiskGb, leastDiskGb(size)),
    diskIOPS: request?.diskIOPS ?? electable?.diskIOPS ?? standardIops,
    ebsVolumeType: request?.ebsVolumeType ?? electable?.ebsVolumeType ?? "STANDARD",
  };
}

/** Atlas gives at least 10 GB to whoever asks for less. */
function leastDiskGb(size: string): number {
  return Math.min(smallestDiskGb, defaultDiskGb(size));
}

/** Refuses a disk that Atlas does not give to nodes of this size. */
export function refuseDisk({ instanceSize, diskSizeGB, diskIOPS, ebsVolumeType }: Hardware): Refusal | undefined {
  const largest = largestDiskGb(instanceSize);
  if (!Number.isInteger(diskSizeGB)) return refuse("CLUSTER_DISK_SIZE_NOT_WHOLE_NUMBER", diskSizeGB.toFixed(1));
  if (isNvme(instanceSize) && diskSizeGB !== largest) return refuse("CANNOT_MODIFY_DISK_SIZE_FOR_NVME_CLUSTER");
  if (diskSizeGB > largest) return refuse("CLUSTER_DISK_SIZE_INVALID", `${diskSizeGB} GB is over ${largest} GB`);
  if (ebsVolumeType === "STANDARD") return undefined;
  if (compareSizes(instanceSize, "M30") < 0) return refuse("INSUFFICIENT_INSTANCE_SIZE", "M30");
  const most = diskSizeGB * provisionedIopsPerGb;
  if (diskIOPS >= leastProvisionedIops && diskIOPS <= most) return undefined;
  const range = `between ${leastProvisionedIops} and ${most}`;
  return refuse("CLUSTER_DISK_IOPS_INVALID", diskIOPS, `${diskSizeGB} GB`, instanceSize, ebsVolumeType, range);
}
