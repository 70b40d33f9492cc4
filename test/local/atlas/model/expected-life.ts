export type Tier = "M0" | "FLEX" | "M10";

/** What the model knows of a cluster. */
export type ExpectedCluster = {
  tier: Tier;
  protected: boolean;
  paused: boolean;
  deleting: boolean;
  /** When it is created, and when everything that was asked of it is done. */
  createdMs: number;
  doneMs: number;
  resumedMs: number;
  becomes: Tier | undefined;
};

export type ExpectedProject = {
  id: string;
  readonly clusters: Map<string, ExpectedCluster>;
  readonly users: Set<string>;
  readonly entries: Set<string>;
};

/** The model: what ought to be there, by project name. */
export type Expected = { nowMs: number; readonly projects: Map<string, ExpectedProject> };

const secondMs = 1_000;
const minuteMs = 60 * secondMs;

/** What Atlas was seen to take, as local Atlas takes it at a realistic pace. */
export const takesMs = {
  create: { M0: 27 * secondMs, FLEX: 5 * secondMs, M10: 13 * minuteMs },
  createFirstPhase: { M0: 8 * secondMs, FLEX: 5 * secondMs, M10: 13 * minuteMs },
  change: { M0: 0, FLEX: 5 * secondMs, M10: 8 * minuteMs },
  remove: { M0: 30 * secondMs, FLEX: 30 * secondMs, M10: 270 * secondMs },
  upgrade: 25 * minuteMs,
  runAfterResume: 60 * minuteMs,
};

/** Moves the model's clock: what is done by then is done. */
export function passTime(expected: Expected, byMs: number): void {
  expected.nowMs += byMs;
  for (const { clusters } of expected.projects.values()) {
    for (const [name, cluster] of clusters) {
      if (cluster.doneMs > expected.nowMs) continue;
      if (cluster.deleting) clusters.delete(name);
      if (cluster.becomes !== undefined) cluster.tier = cluster.becomes;
      cluster.becomes = undefined;
    }
  }
}

/** The state that ought to be shown. */
export function stateOf({ nowMs }: Expected, cluster: ExpectedCluster): string {
  if (cluster.deleting) return "DELETING";
  if (nowMs < cluster.createdMs) return "CREATING";
  return nowMs < cluster.doneMs ? "UPDATING" : "IDLE";
}
