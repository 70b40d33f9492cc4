import type { AtlasContext } from "../context.ts";
import type { Cluster, StateName } from "./model.ts";
import { type Ground, settle, visibleState } from "./settle.ts";

/** The cluster of that name, of any kind, brought up to now; undefined when there is none (any more). */
export function findCluster(context: AtlasContext, groupId: string, name: string): Cluster | undefined {
  const cluster = context.store.clusters.get(groupId, name);
  return cluster === undefined ? undefined : bringUpToNow(context, cluster);
}

/** All clusters of a project, of any kind, brought up to now. */
export function listClusters(context: AtlasContext, groupId: string): Cluster[] {
  return context.store.clusters.list(groupId).flatMap((cluster) => bringUpToNow(context, cluster) ?? []);
}

/** The state to show for a cluster. */
export function stateOf(context: AtlasContext, cluster: Cluster): StateName {
  return visibleState(cluster, ground(context, cluster));
}

function bringUpToNow(context: AtlasContext, cluster: Cluster): Cluster | undefined {
  const settled = settle(cluster, ground(context, cluster));
  if (settled === undefined) context.store.clusters.remove(cluster.groupId, cluster.name);
  else if (settled !== cluster) context.store.clusters.put(cluster.groupId, cluster.name, settled);
  return settled;
}

function ground(context: AtlasContext, { serverKey, deleting, paused }: Cluster): Ground {
  const wanted = deleting ? "gone" : paused ? "closed" : "open";
  return { nowMs: context.clock.now().getTime(), serverReached: context.servers.condition(serverKey) === wanted };
}
