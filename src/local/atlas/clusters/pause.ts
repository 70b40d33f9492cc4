import { type Refusal, refuse } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { usesNvme } from "./features.ts";
import { stateOf } from "./find.ts";
import type { Cluster } from "./model.ts";
import type { ClusterRequest } from "./request.ts";

/** Refuses what can't be done to a cluster while it is paused. */
export function refusePaused({ paused, name }: Cluster): Refusal | undefined {
  return paused ? refuse("CANNOT_UPDATE_PAUSED_CLUSTER", name) : undefined;
}

/** Refuses a pause that Atlas does not take now, and any change of a cluster that is paused. */
export function refusePause({ context }: GroupCall, cluster: Cluster, wanted: ClusterRequest): Refusal | undefined {
  const { paused, ...others } = wanted;
  const changesMore = Object.values(others).some((value) => value !== undefined && value !== null);
  if (cluster.paused && paused === true) return refuse("CLUSTER_ALREADY_PAUSED");
  if (cluster.paused && (paused !== false || changesMore)) return refuse("CANNOT_UPDATE_PAUSED_CLUSTER", cluster.name);
  if (paused !== true) return undefined;
  if (changesMore) return refuse("CANNOT_UPDATE_AND_PAUSE_CLUSTER", cluster.name);
  if (usesNvme(cluster.replicationSpecs)) return refuse("CANNOT_PAUSE_NVME_CLUSTER");
  if (stateOf(context, cluster) !== "IDLE") return refuse("CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES");
  const ranMs = context.clock.now().getTime() - (cluster.resumedMs ?? Number.NEGATIVE_INFINITY);
  const { runAfterResumeMs } = context.durations;
  const minutes = Math.ceil(runAfterResumeMs / 60_000);
  return ranMs < runAfterResumeMs ? refuse("CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER", minutes) : undefined;
}

/** What a change of `paused` leaves in the store. */
export function withPause({ context }: GroupCall, cluster: Cluster, paused: boolean | null | undefined): Cluster {
  if (paused === null || paused === undefined || paused === cluster.paused) return cluster;
  return paused ? { ...cluster, paused } : { ...cluster, paused, resumedMs: context.clock.now().getTime() };
}
