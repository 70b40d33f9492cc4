import { z } from "zod";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import type { Cluster } from "./model.ts";
import { classicCluster, standing } from "./of-kind.ts";
import { refusePaused } from "./pause.ts";
import { advancedConfiguration } from "./request.ts";
import { updateSteps } from "./steps.ts";
import { tlsDefaults } from "./view.ts";

const smallestOplogMb = 990;

/** Body of `updateProcessArgs`. Null sets an argument back to what Atlas chooses. */
const Body = z.strictObject({
  ...advancedConfiguration,
  changeStreamOptionsPreAndPostImagesExpireAfterSeconds: z.int().nullish(),
  chunkMigrationConcurrency: z.int().nullish(),
  defaultMaxTimeMS: z.int().nullish(),
  defaultWriteConcern: z.string().nullish(),
  javascriptEnabled: z.boolean().nullish(),
  noTableScan: z.boolean().nullish(),
  oplogMinRetentionHours: z.number().nullish(),
  oplogSizeMB: z.int().nullish(),
  queryStatsLogVerbosity: z.union([z.literal(1), z.literal(3)]).nullish(),
  sampleRefreshIntervalBIConnector: z.int().nullish(),
  sampleSizeBIConnector: z.int().nullish(),
  transactionLifetimeLimitSeconds: z.int().min(1).nullish(),
});
type Body = z.infer<typeof Body>;

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
  const wanted = parseBody(Body, call.body);
  if (isRefusal(wanted)) return wanted;
  const refusal = refusePaused(cluster) ?? refuseArgs(wanted);
  if (refusal !== undefined) return refusal;
  const processArgs = { ...cluster.processArgs, ...wanted };
  const changed: Cluster = { ...cluster, processArgs, steps: updateSteps(call, cluster) };
  context.store.clusters.put(cluster.groupId, cluster.name, changed);
  return reply(200, view(changed));
}

function refuseArgs({ oplogSizeMB, ...wanted }: Body): Refusal | undefined {
  if (typeof oplogSizeMB === "number" && oplogSizeMB <= 0) return refuse("OPLOG_SIZE_MB_LESS_THAN_EQUAL_ZERO");
  if (typeof oplogSizeMB === "number" && oplogSizeMB < smallestOplogMb) return refuse("OPLOG_SIZE_MB_LESS_THAN_990");
  if ((wanted.sampleRefreshIntervalBIConnector ?? 0) < 0) return refuse("INVALID_SAMPLE_REFRESH_INTERVAL_BI_CONNECTOR");
  return (wanted.sampleSizeBIConnector ?? 0) < 0 ? refuse("INVALID_SAMPLE_SIZE_BI_CONNECTOR") : undefined;
}

function view({ processArgs }: Cluster): Record<string, unknown> {
  const given = Object.entries(processArgs).filter(([, value]) => value !== null && value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}
