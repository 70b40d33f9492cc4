import { listClusters, stateOf } from "../clusters/find.ts";
import { flexCluster } from "../clusters/of-kind.ts";
import { awaitRestart } from "../clusters/read.ts";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { flexView } from "./view.ts";

export async function getFlexCluster(call: GroupCall): Promise<Answer> {
  const name = call.params.name ?? "";
  const first = flexCluster(call, name);
  if (isRefusal(first)) return first;
  await awaitRestart(call.context, first);
  const cluster = flexCluster(call, name);
  return isRefusal(cluster) ? cluster : reply(200, flexView(call.context, cluster, stateOf(call.context, cluster)));
}

export function listFlexClusters({ context, group, query, href }: GroupCall): Answer {
  const clusters = listClusters(context, group.id).filter((cluster) => cluster.kind === "flex");
  const cut = page(clusters, query, href);
  if (isRefusal(cut)) return cut;
  const results = cut.results.map((cluster) => flexView(context, cluster, stateOf(context, cluster)));
  return reply(200, { ...cut, results });
}
