import { waitUntil } from "../../../foundation/wait.ts";
import type { AtlasContext } from "../context.ts";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { listClusters, stateOf } from "./find.ts";
import type { Cluster } from "./model.ts";
import { classicCluster } from "./of-kind.ts";
import { serveInBackground } from "./serve.ts";
import { clusterView } from "./view.ts";

const restartLimitMs = 5_000;

export async function getCluster(call: GroupCall): Promise<Answer> {
  const name = call.params.clusterName ?? "";
  const first = classicCluster(call, name);
  if (isRefusal(first)) return first;
  await awaitRestart(call.context, first);
  const cluster = classicCluster(call, name);
  if (isRefusal(cluster)) return cluster;
  return reply(200, clusterView(call.context, cluster, stateOf(call.context, cluster)));
}

/** All but the flex clusters, which Atlas lists elsewhere. */
export function listClassicClusters({ context, group, query, href }: GroupCall): Answer {
  const clusters = listClusters(context, group.id).filter((cluster) => cluster.kind !== "flex");
  const cut = page(clusters, query, href);
  if (isRefusal(cut)) return cut;
  const results = cut.results.map((cluster) => clusterView(context, cluster, stateOf(context, cluster)));
  return reply(200, { ...cut, results });
}

/**
 * After a restart of local Atlas the servers come back one by one. Who asks for one cluster waits for it, rather than
 * being told that a cluster which nobody touched is in repair.
 */
export async function awaitRestart(context: AtlasContext, cluster: Cluster): Promise<void> {
  const nowMs = context.clock.now().getTime();
  const isChanging = cluster.steps.some(({ state, untilMs }) => state === "CREATING" || untilMs > nowMs);
  if (isChanging || cluster.deleting || cluster.paused || stateOf(context, cluster) === "IDLE") return;
  serveInBackground(context, cluster);
  const isBack = async () => stateOf(context, cluster) === "IDLE" || undefined;
  await waitUntil(isBack, { limitMs: restartLimitMs, everyMs: 20 });
}
