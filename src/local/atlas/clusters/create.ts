import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { refuseLabels } from "../tags.ts";
import { admitCluster } from "./admit.ts";
import { refuseFeatures, refuseFreeFeatures } from "./features.ts";
import { askedVersion, defaultMajorVersion, refuseVersion } from "./major-versions.ts";
import { place } from "./placement.ts";
import { ClusterRequest, optionsOf, tlsArgs } from "./request.ts";
import { refuseClusterType } from "./topology.ts";
import { clusterView } from "./view.ts";

/** `POST …/clusters`: an M0 or a dedicated cluster. */
export async function createCluster(call: GroupCall): Promise<Answer> {
  const { context, body } = call;
  const wanted = parseBody(ClusterRequest, body);
  if (isRefusal(wanted)) return wanted;
  if (wanted.name === undefined) return refuse("MISSING_ATTRIBUTE", "name");
  if (!wanted.clusterType) return refuse("MISSING_ATTRIBUTE", "clusterType");
  if (!wanted.replicationSpecs) return refuse("MISSING_ATTRIBUTE", "replicationSpecs");
  if (wanted.paused === true) return refuse("CANNOT_CREATE_PAUSED_CLUSTER", wanted.name);
  const placement = place(wanted.replicationSpecs, context.random);
  if (isRefusal(placement)) return placement;
  const isDedicated = placement.kind === "dedicated";
  const backupEnabled = isDedicated && (wanted.backupEnabled ?? false);
  const kept = { groupId: call.group.id, replicationSpecs: placement.replicationSpecs, backupEnabled };
  const refusal =
    refuseLabels(wanted.labels) ??
    (isDedicated ? refuseDedicated(wanted.clusterType, wanted, kept) : refuseFree(wanted.clusterType, wanted));
  if (refusal !== undefined) return refusal;
  const cluster = await admitCluster(call, {
    ...placement,
    name: wanted.name,
    clusterType: wanted.clusterType,
    tags: wanted.tags ?? [],
    labels: wanted.labels ?? [],
    terminationProtectionEnabled: wanted.terminationProtectionEnabled ?? false,
    backupEnabled,
    mongoDBMajorVersion: (isDedicated ? askedVersion(wanted) : undefined) ?? defaultMajorVersion,
    options: optionsOf(wanted),
    processArgs: isDedicated ? tlsArgs(wanted) : {},
  });
  if (isRefusal(cluster)) return cluster;
  const view = clusterView(context, cluster, "CREATING");
  return reply(201, view, view.links[0]?.href);
}

function refuseDedicated(clusterType: string, wanted: ClusterRequest, kept: Parameters<typeof refuseFeatures>[1]) {
  const topology = refuseClusterType(clusterType, kept.replicationSpecs);
  return topology ?? refuseVersion(wanted) ?? refuseFeatures(wanted, kept);
}

function refuseFree(clusterType: string, wanted: ClusterRequest): Refusal | undefined {
  return clusterType === "REPLICASET" ? refuseFreeFeatures(wanted) : refuse("INVALID_CLUSTER_CONFIGURATION");
}
