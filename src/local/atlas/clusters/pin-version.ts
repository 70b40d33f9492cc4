import { z } from "zod";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { timestamp } from "../timestamp.ts";
import type { Cluster } from "./model.ts";
import { classicCluster, standing } from "./of-kind.ts";
import { updateSteps } from "./steps.ts";

const Body = z.strictObject({ expirationDate: z.iso.datetime({ offset: true }).nullish() });
const defaultPinMs = 28 * 24 * 3_600_000;

/** `POST …/clusters/{name}:pinFeatureCompatibilityVersion`, dedicated clusters only. */
export function pinVersion(call: GroupCall): Answer {
  const wanted = parseBody(Body, call.body ?? {});
  if (isRefusal(wanted)) return wanted;
  const latest = timestamp(new Date(call.context.clock.now().getTime() + defaultPinMs));
  return change(call, wanted.expirationDate ?? latest);
}

export function unpinVersion(call: GroupCall): Answer {
  return change(call, undefined);
}

function change(call: GroupCall, pinnedUntil: string | undefined): Answer {
  const name = (call.params.target ?? "").split(":", 1)[0] ?? "";
  const cluster = standing(classicCluster(call, name));
  if (isRefusal(cluster)) return cluster;
  if (cluster.kind === "free") return refuse("TENANT_CLUSTER_UPDATE_UNSUPPORTED");
  const { featureCompatibilityVersionExpirationDate: _before, ...kept } = cluster;
  const pin = pinnedUntil === undefined ? {} : { featureCompatibilityVersionExpirationDate: pinnedUntil };
  const changed: Cluster = { ...kept, ...pin, steps: updateSteps(call, cluster.kind) };
  call.context.store.clusters.put(cluster.groupId, cluster.name, changed);
  return reply(204);
}
