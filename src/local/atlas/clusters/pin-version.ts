import { z } from "zod";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { atlasTime } from "../time.ts";
import type { Cluster } from "./model.ts";
import { classicCluster, standing } from "./of-kind.ts";
import { updateSteps } from "./steps.ts";

const Body = z.strictObject({
  expirationDate: z.iso.datetime({ offset: true }).nullish(),
  links: z.unknown().optional(),
});

const longestPinDays = 28;
const dayMs = 24 * 3_600_000;

/**
 * `POST …/clusters/{name}:pinFeatureCompatibilityVersion`, dedicated clusters only, for four weeks at most. On a cluster
 * that is pinned already this changes the end and not the version.
 */
export function pinVersion(call: GroupCall): Answer {
  const wanted = parseBody(Body, call.body ?? {});
  if (isRefusal(wanted)) return wanted;
  const cluster = dedicatedCluster(call);
  if (isRefusal(cluster)) return cluster;
  const now = call.context.clock.now();
  const latest = new Date(now.getTime() + longestPinDays * dayMs);
  const end = wanted.expirationDate ?? atlasTime(latest);
  if (Date.parse(end) <= now.getTime()) return refuse("EXPIRATION_DATE_IN_PAST");
  if (Date.parse(end) > latest.getTime()) return refuse("EXPIRATION_DATE_EXCEEDS_MAX", longestPinDays);
  const pinnedVersion = pinOf(cluster, now.getTime())?.version ?? cluster.mongoDBMajorVersion;
  return store(call, { ...cluster, pinnedVersion, featureCompatibilityVersionExpirationDate: end });
}

/** `POST …/clusters/{name}:unpinFeatureCompatibilityVersion`. */
export function unpinVersion(call: GroupCall): Answer {
  const cluster = dedicatedCluster(call);
  if (isRefusal(cluster)) return cluster;
  const { featureCompatibilityVersionExpirationDate: _end, pinnedVersion: _version, ...kept } = cluster;
  return store(call, kept);
}

/** The pin of a cluster, as long as it holds. */
export function pinOf(
  cluster: Cluster,
  nowMs: number,
): { readonly version: string; readonly until: string } | undefined {
  const { featureCompatibilityVersionExpirationDate: until, pinnedVersion, mongoDBMajorVersion } = cluster;
  if (until === undefined || Date.parse(until) <= nowMs) return undefined;
  return { version: pinnedVersion ?? mongoDBMajorVersion, until };
}

function dedicatedCluster(call: GroupCall): Cluster | Refusal {
  const name = (call.params.clusterName ?? "").split(":", 1)[0] ?? "";
  const cluster = standing(classicCluster(call, name));
  if (isRefusal(cluster)) return cluster;
  return cluster.kind === "free" ? refuse("TENANT_CLUSTER_UPDATE_UNSUPPORTED") : cluster;
}

function store(call: GroupCall, changed: Cluster): Answer {
  call.context.store.clusters.put(changed.groupId, changed.name, { ...changed, steps: updateSteps(call, changed) });
  return reply(204);
}
