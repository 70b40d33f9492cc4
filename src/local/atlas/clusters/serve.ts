import type { ServerUser } from "../../databases/index.ts";
import { admits } from "../access-list/admits.ts";
import type { AtlasContext } from "../context.ts";
import { usersOf } from "../database-users/server-users.ts";
import type { Cluster } from "./model.ts";

/** Lets clients in to the cluster; whoever asks for the cluster meanwhile sees that it isn't there yet. */
export function serveInBackground(context: AtlasContext, cluster: Cluster): void {
  serve(context, cluster).catch((error: unknown) => report(context, cluster, error));
}

/** Lets those clients in to the cluster whom its project's access list and users allow at that moment. */
export function serve(context: AtlasContext, { groupId, name, serverKey, port }: Cluster): Promise<void> {
  return context.servers.open({
    key: serverKey,
    port,
    users: (): Promise<ServerUser[]> => usersOf(context, groupId, name),
    admits: (address) => admits(context, groupId, address),
    isShared: () => context.store.clusters.get(groupId, name)?.kind !== "dedicated",
  });
}

/** Cuts the clients of a paused cluster and keeps its data. */
export function rest(context: AtlasContext, cluster: Cluster): void {
  context.servers
    .close({ key: cluster.serverKey, port: cluster.port })
    .catch((error: unknown) => report(context, cluster, error));
}

/** Stops the server of a deleted cluster and removes its data. */
export function dismantle(context: AtlasContext, cluster: Cluster): void {
  context.servers.destroy(cluster.serverKey).catch((error: unknown) => report(context, cluster, error));
}

function report(context: AtlasContext, { groupId, name }: Cluster, error: unknown): void {
  context.log.error({ groupId, cluster: name, err: error }, "the database server of a cluster is not as it should be");
}
