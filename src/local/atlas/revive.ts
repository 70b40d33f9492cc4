import type { Cluster } from "./clusters/model.ts";
import { dismantle, rest, serve } from "./clusters/serve.ts";
import type { AtlasContext } from "./context.ts";

const atOnce = 4;

/** Takes up where the last run ended: servers of existing clusters come back, a few at a time; deletions are finished. */
export async function reviveClusters(context: AtlasContext): Promise<void> {
  const queue: Cluster[] = [];
  for (const cluster of context.store.clusters.all()) {
    if (cluster.deleting) dismantle(context, cluster);
    else if (cluster.paused) rest(context, cluster);
    else queue.push(cluster);
  }
  const work = async () => {
    for (let cluster = queue.shift(); cluster !== undefined; cluster = queue.shift()) {
      await serve(context, cluster).catch((error: unknown) => {
        context.log.error({ cluster: cluster?.name, err: error }, "the server of a cluster did not come back yet");
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
