import { ensureContainers } from "../containers/ensure.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { refuseLabels, refuseTags } from "../tags.ts";
import { refuseFeatures } from "./features.ts";
import { askedVersion, refuseVersion } from "./major-versions.ts";
import type { Cluster, ReplicationSpec } from "./model.ts";
import { classicCluster, standing } from "./of-kind.ts";
import { refusePause, withPause } from "./pause.ts";
import { place } from "./placement.ts";
import { ClusterRequest, optionsOf, tlsArgs } from "./request.ts";
import { rest, serveInBackground } from "./serve.ts";
import { changingState, updateSteps } from "./steps.ts";
import { refuseClusterType } from "./topology.ts";
import { clusterView } from "./view.ts";

/** `PATCH …/clusters/{name}`: dedicated clusters only. Changes show at once, in the state UPDATING. */
export function updateCluster(call: GroupCall): Answer {
  const { context } = call;
  const cluster = standing(classicCluster(call, call.params.clusterName ?? ""));
  if (isRefusal(cluster)) return cluster;
  const wanted = parseBody(ClusterRequest, call.body);
  if (isRefusal(wanted)) return wanted;
  const refusal = refuseUpdate(cluster, wanted) ?? refusePause(call, cluster, wanted);
  if (refusal !== undefined) return refusal;
  const replicationSpecs = replace(call, cluster, wanted);
  if (isRefusal(replicationSpecs)) return replicationSpecs;
  const clusterType = wanted.clusterType ?? cluster.clusterType;
  const backupEnabled = wanted.backupEnabled ?? cluster.backupEnabled;
  const misfit =
    refuseTags(wanted.tags) ??
    refuseLabels(wanted.labels) ??
    refuseClusterType(clusterType, replicationSpecs, cluster.clusterType) ??
    refuseVersion(wanted, cluster) ??
    refuseFeatures(wanted, { groupId: cluster.groupId, replicationSpecs, backupEnabled });
  if (misfit !== undefined) return misfit;
  const changed: Cluster = {
    ...withPause(call, cluster, wanted.paused),
    replicationSpecs,
    clusterType,
    tags: wanted.tags ?? cluster.tags,
    labels: wanted.labels ?? cluster.labels,
    terminationProtectionEnabled: wanted.terminationProtectionEnabled ?? cluster.terminationProtectionEnabled,
    backupEnabled,
    mongoDBMajorVersion: askedVersion(wanted) ?? cluster.mongoDBMajorVersion,
    options: optionsOf(wanted, cluster.options),
    processArgs: { ...cluster.processArgs, ...tlsArgs(wanted) },
    steps: updateSteps(call, cluster),
  };
  context.store.transaction(() => {
    context.store.clusters.put(cluster.groupId, cluster.name, changed);
    ensureContainers(context, changed);
  });
  if (changed.paused && !cluster.paused) rest(context, changed);
  if (!changed.paused && cluster.paused) serveInBackground(context, changed);
  return reply(200, clusterView(context, changed, changingState(changed)));
}

function refuseUpdate(cluster: Cluster, wanted: ClusterRequest): Refusal | undefined {
  if (wanted.name !== undefined && wanted.name !== cluster.name) return refuse("CLUSTER_CANNOT_CHANGE_NAME");
  return cluster.kind === "free" ? refuse("TENANT_CLUSTER_UPDATE_UNSUPPORTED") : undefined;
}

/** A dedicated cluster stays one: Atlas has no way back to M0. */
function replace(call: GroupCall, cluster: Cluster, wanted: ClusterRequest): ReplicationSpec[] | Refusal {
  if (!wanted.replicationSpecs) return cluster.replicationSpecs;
  const placement = place(wanted.replicationSpecs, call.context.random, cluster.replicationSpecs);
  if (isRefusal(placement)) return placement;
  return placement.kind === "dedicated" ? placement.replicationSpecs : refuse("CLUSTER_CANNOT_CHANGE_PROVIDER_NAME");
}
