type Size = {
  /** Disk (GB) that Atlas gives a node on AWS when none is asked for, and the most that it takes. */
  readonly disk: number;
  readonly largestDisk: number;
  readonly family: "general" | "low-cpu" | "nvme";
};

/** Sizes of dedicated clusters, from small to large within each family. */
const dedicated: ReadonlyMap<string, Size> = new Map(
  Object.entries({
    M10: size("general", 10, 128),
    M20: size("general", 20, 256),
    M30: size("general", 40, 512),
    M40: size("general", 80, 1024),
    M50: size("general", 160, 4096),
    M60: size("general", 320, 4096),
    M80: size("general", 750, 4096),
    M140: size("general", 1000, 4096),
    M200: size("general", 1500, 4096),
    M300: size("general", 2000, 4096),
    R40: size("low-cpu", 80, 1024),
    R50: size("low-cpu", 160, 4096),
    R60: size("low-cpu", 320, 4096),
    R80: size("low-cpu", 750, 4096),
    R200: size("low-cpu", 1500, 4096),
    R300: size("low-cpu", 2000, 4096),
    R400: size("low-cpu", 3000, 4096),
    R700: size("low-cpu", 4096, 4096),
    M40_NVME: size("nvme", 380, 380),
    M50_NVME: size("nvme", 760, 760),
    M60_NVME: size("nvme", 1600, 1600),
    M80_NVME: size("nvme", 1600, 1600),
    M200_NVME: size("nvme", 3100, 3100),
    M400_NVME: size("nvme", 4000, 4000),
  }),
);

function size(family: Size["family"], disk: number, largestDisk: number): Size {
  return { family, disk, largestDisk };
}

export function isDedicatedSize(name: string): boolean {
  return dedicated.has(name);
}

/** Sizes with disks of their own, which can't be changed. */
export function isNvme(name: string): boolean {
  return dedicated.get(name)?.family === "nvme";
}

/** Disk size in GB of a cluster of this size. */
export function defaultDiskGb(name: string): number {
  return name === "M0" ? 0.5 : name === "FLEX" ? 5 : (dedicated.get(name)?.disk ?? 10);
}

export function largestDiskGb(name: string): number {
  return dedicated.get(name)?.largestDisk ?? defaultDiskGb(name);
}

/** Below zero when the first size is the smaller one. Sizes of different families compare by their number. */
export function compareSizes(one: string, other: string): number {
  return numberOf(one) - numberOf(other);
}

function numberOf(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}
