import { refuseFeatures } from "../clusters/features.ts";
import { refuseVersion } from "../clusters/major-versions.ts";
import type { Cluster, Upgrade } from "../clusters/model.ts";
import { flexCluster, standing } from "../clusters/of-kind.ts";
import { place } from "../clusters/placement.ts";
import { refuseWhileBusy } from "../clusters/refuse-while-busy.ts";
import { ClusterRequest } from "../clusters/request.ts";
import { upgradeSteps } from "../clusters/steps.ts";
import { refuseClusterType } from "../clusters/topology.ts";
import { ensureContainers } from "../containers/ensure.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { newAtlasId } from "../ids.ts";
import { refuseTags } from "../tags.ts";
import { flexView } from "./view.ts";

/** `POST …/flexClusters:tenantUpgrade`: flex to dedicated, never back to M0. */
export function upgradeFlexCluster(call: GroupCall): Answer {
  const { context } = call;
  const wanted = parseBody(ClusterRequest, call.body);
  if (isRefusal(wanted)) return wanted;
  if (wanted.name === undefined) return refuse("MISSING_ATTRIBUTE", "name");
  if (!wanted.replicationSpecs) return refuse("MISSING_ATTRIBUTE", "replicationSpecs");
  const cluster = standing(flexCluster(call, wanted.name));
  if (isRefusal(cluster)) return cluster;
  const busy = refuseWhileBusy(call, cluster);
  if (busy !== undefined) return busy;
  const placement = place(wanted.replicationSpecs, context.random, cluster.replicationSpecs);
  if (isRefusal(placement)) return placement;
  if (placement.kind !== "dedicated") return refuse("INVALID_ENUM_VALUE", "M0");
  const { replicationSpecs } = placement;
  const clusterType = wanted.clusterType ?? "REPLICASET";
  const backupEnabled = wanted.backupEnabled ?? false;
  const refusal =
    refuseTags(wanted.tags) ??
    refuseClusterType(clusterType, replicationSpecs) ??
    refuseVersion(wanted) ??
    refuseFeatures(wanted, { groupId: cluster.groupId, replicationSpecs, backupEnabled });
  if (refusal !== undefined) return refusal;
  const upgrade: Upgrade = {
    ...placement,
    id: newAtlasId(context.random),
    clusterType,
    backupEnabled,
  };
  const upgrading: Cluster = {
    ...cluster,
    tags: wanted.tags ?? cluster.tags,
    labels: wanted.labels ?? cluster.labels,
    terminationProtectionEnabled: wanted.terminationProtectionEnabled ?? cluster.terminationProtectionEnabled,
    upgrade,
    steps: upgradeSteps(call),
  };
  context.store.transaction(() => {
    context.store.clusters.put(cluster.groupId, cluster.name, upgrading);
    ensureContainers(context, { ...upgrading, ...upgrade });
  });
  return reply(200, flexView(context, upgrading, "UPDATING"));
}
