/** Sizes of dedicated clusters, with the disk (GB) that Atlas gives them on AWS when none is asked for. */
const dedicatedDiskGb: Readonly<Record<string, number>> = {
  M10: 10,
  M20: 20,
  M30: 40,
  M40: 80,
  M50: 160,
  M60: 320,
  M80: 750,
  M140: 1000,
  M200: 1500,
  M300: 2000,
  R40: 80,
  R50: 160,
  R60: 320,
  R80: 750,
  R200: 1500,
  R300: 2000,
  R400: 3000,
  R700: 4096,
  M40_NVME: 380,
  M50_NVME: 760,
  M60_NVME: 1600,
  M80_NVME: 1600,
  M200_NVME: 3100,
  M400_NVME: 4000,
};

export function isDedicatedSize(size: string): boolean {
  return size in dedicatedDiskGb;
}

/** Disk size in GB of a cluster of this size. */
export function defaultDiskGb(size: string): number {
  return size === "M0" ? 0.5 : size === "FLEX" ? 5 : (dedicatedDiskGb[size] ?? 10);
}
