import { z } from "zod";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import type { Cluster } from "./model.ts";
import { classicCluster, standing } from "./of-kind.ts";
import { updateSteps } from "./steps.ts";
import { tlsDefaults } from "./view.ts";

const defaults = {
  changeStreamOptionsPreAndPostImagesExpireAfterSeconds: null,
  chunkMigrationConcurrency: null,
  defaultMaxTimeMS: null,
  defaultWriteConcern: null,
  javascriptEnabled: true,
  noTableScan: null,
  oplogMinRetentionHours: null,
  oplogSizeMB: null,
  queryStatsLogVerbosity: 1,
  sampleRefreshIntervalBIConnector: null,
  sampleSizeBIConnector: null,
  transactionLifetimeLimitSeconds: null,
  ...tlsDefaults,
};

const known = new Set(Object.keys(defaults));

/** Atlas answers this for M0 clusters too, but lets nobody change it there. */
export function getProcessArgs(call: GroupCall): Answer {
  const cluster = classicCluster(call, call.params.clusterName ?? "");
  return isRefusal(cluster) ? cluster : reply(200, view(cluster));
}

export function updateProcessArgs(call: GroupCall): Answer {
  const { context } = call;
  const cluster = standing(classicCluster(call, call.params.clusterName ?? ""));
  if (isRefusal(cluster)) return cluster;
  if (cluster.kind === "free") return refuse("TENANT_CLUSTER_PROCESS_ARGS_NOT_SUPPORTED");
  const wanted = parseBody(z.record(z.string(), z.unknown()), call.body);
  if (isRefusal(wanted)) return wanted;
  const unknown = Object.keys(wanted).find((name) => !known.has(name));
  if (unknown !== undefined) return refuse("INVALID_ATTRIBUTE", unknown);
  const processArgs = { ...cluster.processArgs, ...wanted };
  const changed: Cluster = { ...cluster, processArgs, steps: updateSteps(call, cluster) };
  context.store.clusters.put(cluster.groupId, cluster.name, changed);
  return reply(200, view(changed));
}

function view(cluster: Cluster): Record<string, unknown> {
  return { ...defaults, ...cluster.processArgs };
}
