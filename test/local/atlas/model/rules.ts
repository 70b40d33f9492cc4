import {
  type Expected,
  type ExpectedCluster,
  type ExpectedProject,
  stateOf,
  type Tier,
  takesMs,
} from "./expected-life.ts";

export type Api = "clusters" | "flexClusters";
export type Change = "tags" | "size" | "protect" | "release" | "pause" | "resume";

/** What local Atlas ought to answer: the error's code, or undefined when it is to do what is asked. */
export type Verdict = string | undefined;

export function judgeCreation({ clusters }: ExpectedProject, name: string, tier: Tier): Verdict {
  if (clusters.has(name)) return "DUPLICATE_CLUSTER_NAME";
  const hasFree = [...clusters.values()].some((cluster) => cluster.tier === "M0");
  return tier === "M0" && hasFree ? "CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API" : undefined;
}

/** Why a cluster can't be asked for by this API at all. */
function judgeApi(cluster: ExpectedCluster | undefined, api: Api): Verdict {
  if (cluster === undefined) return "CLUSTER_NOT_FOUND";
  const isFlex = cluster.tier === "FLEX";
  if (isFlex && api === "clusters") return "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API";
  if (!isFlex && api === "flexClusters") return "CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API";
  return cluster.deleting ? "CLUSTER_ALREADY_REQUESTED_DELETION" : undefined;
}

export function judgeChange(
  expected: Expected,
  cluster: ExpectedCluster | undefined,
  api: Api,
  change: Change,
): Verdict {
  const wrongApi = judgeApi(cluster, api);
  if (wrongApi !== undefined || cluster === undefined) return wrongApi;
  if (cluster.tier === "M0") return "TENANT_CLUSTER_UPDATE_UNSUPPORTED";
  if (cluster.tier === "FLEX") return ["size", "pause", "resume"].includes(change) ? "INVALID_ATTRIBUTE" : undefined;
  if (cluster.paused && change === "pause") return "CLUSTER_ALREADY_PAUSED";
  if (cluster.paused && change !== "resume") return "CANNOT_UPDATE_PAUSED_CLUSTER";
  if (change !== "pause") return undefined;
  if (stateOf(expected, cluster) !== "IDLE") return "CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES";
  const ranMs = expected.nowMs - cluster.resumedMs;
  return ranMs < takesMs.runAfterResume ? "CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER" : undefined;
}

export function judgeUpgrade(expected: Expected, cluster: ExpectedCluster | undefined, api: Api): Verdict {
  const wrongApi = judgeApi(cluster, api);
  if (wrongApi !== undefined || cluster === undefined) return wrongApi;
  if (cluster.tier === "M10" || cluster.becomes !== undefined) return "INVALID_CLUSTER_CONFIGURATION";
  return stateOf(expected, cluster) === "CREATING" ? "INVALID_CLUSTER_CONFIGURATION" : undefined;
}

export function judgeDeletion(cluster: ExpectedCluster | undefined, api: Api): Verdict {
  const wrongApi = judgeApi(cluster, api);
  if (wrongApi !== undefined || cluster === undefined) return wrongApi;
  return cluster.protected ? "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED" : undefined;
}
