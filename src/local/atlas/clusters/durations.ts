/** How long each change of a cluster takes, in milliseconds. */
export type Durations = {
  readonly createFreeMs: number;
  /** After its creation an M0 is shown as UPDATING for a while. */
  readonly settleFreeMs: number;
  readonly createFlexMs: number;
  readonly createDedicatedMs: number;
  readonly updateFlexMs: number;
  readonly updateDedicatedMs: number;
  readonly upgradeMs: number;
  readonly deleteTenantMs: number;
  readonly deleteDedicatedMs: number;
  /** How long a resumed cluster has to run before it can be paused again. */
  readonly runAfterResumeMs: number;
};

/** `instant` waits for the database server alone; `realistic` is what Atlas was seen to take; a number scales that. */
export type Pace = "instant" | "realistic" | number;

const realistic: Durations = {
  createFreeMs: 8_000,
  settleFreeMs: 19_000,
  createFlexMs: 5_000,
  createDedicatedMs: 13 * 60_000,
  updateFlexMs: 5_000,
  updateDedicatedMs: 8 * 60_000,
  upgradeMs: 25 * 60_000,
  deleteTenantMs: 30_000,
  deleteDedicatedMs: 270_000,
  runAfterResumeMs: 60 * 60_000,
};

/** The durations at this pace. */
export function durationsAt(pace: Pace): Durations {
  const scale = pace === "instant" ? 0 : pace === "realistic" ? 1 : pace;
  return {
    createFreeMs: realistic.createFreeMs * scale,
    settleFreeMs: realistic.settleFreeMs * scale,
    createFlexMs: realistic.createFlexMs * scale,
    createDedicatedMs: realistic.createDedicatedMs * scale,
    updateFlexMs: realistic.updateFlexMs * scale,
    updateDedicatedMs: realistic.updateDedicatedMs * scale,
    upgradeMs: realistic.upgradeMs * scale,
    deleteTenantMs: realistic.deleteTenantMs * scale,
    deleteDedicatedMs: realistic.deleteDedicatedMs * scale,
    runAfterResumeMs: realistic.runAfterResumeMs * scale,
  };
}
