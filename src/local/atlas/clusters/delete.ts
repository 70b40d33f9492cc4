import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import type { Cluster } from "./model.ts";
import { classicCluster, standing } from "./of-kind.ts";
import { dismantle } from "./serve.ts";
import { deletionSteps } from "./steps.ts";

/** `DELETE …/clusters/{name}`. Local Atlas makes no backups, so `retainBackups` is checked and nothing more. */
export function deleteCluster(call: GroupCall): Answer {
  const retainBackups = call.query.get("retainBackups");
  if (retainBackups !== null && !["true", "false"].includes(retainBackups)) {
    return refuse("INVALID_QUERY_PARAMETER", "retainBackups");
  }
  return beginDeletion(call, classicCluster(call, call.params.clusterName ?? "")) ?? reply(202, {});
}

/** Begins to delete a cluster of any kind, or tells why not. Its name is free again when it can't be found any more. */
export function beginDeletion(call: GroupCall, found: Cluster | Refusal): Refusal | undefined {
  const { context } = call;
  const cluster = standing(found);
  if (isRefusal(cluster)) return cluster;
  if (cluster.terminationProtectionEnabled) return refuseProtected(cluster);
  const { upgrade: _abandoned, ...kept } = cluster;
  const leaving: Cluster = { ...kept, deleting: true, steps: deletionSteps(call, cluster.kind) };
  context.store.clusters.put(cluster.groupId, cluster.name, leaving);
  dismantle(context, leaving);
  context.log.info({ groupId: cluster.groupId, cluster: cluster.name }, "cluster is being deleted");
  return undefined;
}

function refuseProtected({ name, groupId }: Cluster): Refusal {
  const refusal = refuse("CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED");
  const why = `Cannot terminate cluster ${name} in group ${groupId} because termination protection is enabled.`;
  return { ...refusal, parameters: [`${why} Disable termination protection and try again.`] };
}
