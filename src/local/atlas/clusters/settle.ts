import { atlasTime } from "../time.ts";
import type { Cluster, StateName } from "./model.ts";

/** What decides how far a cluster is: the time, and whether its server is in the condition that the cluster asks for. */
export type Ground = { readonly nowMs: number; readonly serverReached: boolean };

/** The state to show. A change whose time is over still waits for the server; an idle cluster without one is repairing. */
export function visibleState(cluster: Cluster, ground: Ground): StateName {
  const running = cluster.steps.find((step) => step.untilMs > ground.nowMs);
  if (running !== undefined) return running.state;
  if (ground.serverReached) return cluster.deleting ? "DELETING" : "IDLE";
  return cluster.steps.at(-1)?.state ?? "REPAIRING";
}

/**
 * The cluster as it is by now: unchanged while its change still runs, else with the change done; undefined when it is
 * deleted. An upgrade gives it a new id and creation date, as Atlas does.
 */
export function settle(cluster: Cluster, ground: Ground): Cluster | undefined {
  const isOver = cluster.steps.every((step) => step.untilMs <= ground.nowMs);
  if (!isOver || !ground.serverReached) return cluster;
  if (cluster.deleting) return undefined;
  if (cluster.steps.length === 0) return cluster;
  const { upgrade, ...kept } = cluster;
  if (upgrade === undefined) return { ...cluster, steps: [] };
  return { ...kept, ...upgrade, createDate: atlasTime(new Date(ground.nowMs)), steps: [] };
}
