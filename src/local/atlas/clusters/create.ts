import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { admitCluster } from "./admit.ts";
import { place } from "./placement.ts";
import { ClusterRequest, optionsOf } from "./request.ts";
import { clusterView } from "./view.ts";

const newestVersion = "8.0";

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
  if (placement.kind === "free" && wanted.clusterType !== "REPLICASET") return refuse("INVALID_CLUSTER_CONFIGURATION");
  const cluster = await admitCluster(call, {
    ...placement,
    name: wanted.name,
    clusterType: wanted.clusterType,
    tags: wanted.tags ?? [],
    labels: wanted.labels ?? [],
    terminationProtectionEnabled: wanted.terminationProtectionEnabled ?? false,
    backupEnabled: placement.kind === "dedicated" && (wanted.backupEnabled ?? false),
    mongoDBMajorVersion: placement.kind === "dedicated" ? (wanted.mongoDBMajorVersion ?? newestVersion) : newestVersion,
    options: optionsOf(wanted),
  });
  if (isRefusal(cluster)) return cluster;
  const view = clusterView(context, cluster, "CREATING");
  return reply(201, view, view.links[0]?.href);
}
