import type { ServerUser } from "../../databases/index.ts";
import type { AtlasContext } from "../context.ts";
import { usersOf } from "../database-users/server-users.ts";
import type { Cluster } from "./model.ts";

/** Brings up the cluster's server; whoever asks for the cluster meanwhile sees that it isn't there yet. */
export function serveInBackground(context: AtlasContext, cluster: Cluster): void {
  serve(context, cluster).catch((error: unknown) => report(context, cluster, error));
}

/** Brings up the cluster's server with the users that may sign in to it. */
export function serve(context: AtlasContext, { groupId, name, serverKey, port }: Cluster): Promise<void> {
  const users = (): Promise<ServerUser[]> => usersOf(context, groupId, name);
  return context.servers.open({ key: serverKey, port, users });
}

/** Stops the server of a paused cluster and keeps its data. */
export function rest(context: AtlasContext, cluster: Cluster): void {
  context.servers.close(cluster.serverKey).catch((error: unknown) => report(context, cluster, error));
}

/** Stops the server of a deleted cluster and removes its data. */
export function dismantle(context: AtlasContext, cluster: Cluster): void {
  context.servers.destroy(cluster.serverKey).catch((error: unknown) => report(context, cluster, error));
}

function report(context: AtlasContext, { groupId, name }: Cluster, error: unknown): void {
  context.log.error({ groupId, cluster: name, err: error }, "the database server of a cluster is not as it should be");
}
