import { isRefusal, type Refusal, refuse } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { findCluster } from "./find.ts";
import type { Cluster } from "./model.ts";

/** The M0 or dedicated cluster of that name; flex clusters belong to another API. */
export function classicCluster({ context, group }: GroupCall, name: string): Cluster | Refusal {
  const cluster = findCluster(context, group.id, name);
  if (cluster === undefined) return refuse("CLUSTER_NOT_FOUND", name, group.id);
  return cluster.kind === "flex" ? refuse("CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API", name) : cluster;
}

/** The flex cluster of that name. */
export function flexCluster({ context, group }: GroupCall, name: string): Cluster | Refusal {
  const cluster = findCluster(context, group.id, name);
  if (cluster === undefined) return refuse("CLUSTER_NOT_FOUND", name, group.id);
  return cluster.kind === "flex" ? cluster : refuse("CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API", name);
}

/** The same, but not one that is being deleted. */
export function standing(cluster: Cluster | Refusal): Cluster | Refusal {
  if (isRefusal(cluster)) return cluster;
  return cluster.deleting ? refuse("CLUSTER_ALREADY_REQUESTED_DELETION", cluster.name) : cluster;
}
