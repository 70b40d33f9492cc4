import type { ServerUser } from "../../databases/index.ts";
import { listClusters } from "../clusters/find.ts";
import type { AtlasContext } from "../context.ts";
import type { DatabaseUser } from "./model.ts";

/** Everybody who may sign in by password to this cluster, with their passwords. */
export async function usersOf(context: AtlasContext, groupId: string, clusterName: string): Promise<ServerUser[]> {
  const users = context.store.databaseUsers.list(groupId).filter((user) => reaches(user, clusterName));
  const opened = await Promise.all(users.map((user) => serverUser(context, user)));
  return opened.flatMap((user) => user ?? []);
}

/** Cuts the connections of a user whose password has changed. */
export async function cutUser(context: AtlasContext, groupId: string, { username }: DatabaseUser): Promise<void> {
  await onServers(context, groupId, (key) => context.servers.cutUser(key, username));
}

/** Puts a user that was created or changed on the servers that its scopes name, and takes it off the others. */
export async function spreadUser(context: AtlasContext, groupId: string, user: DatabaseUser): Promise<void> {
  const account = await serverUser(context, user);
  if (account === undefined) return;
  await onServers(context, groupId, (key, clusterName) =>
    reaches(user, clusterName)
      ? context.servers.putUser(key, account)
      : context.servers.dropUser(key, account.username),
  );
}

/** Takes a user off all servers of the project. */
export async function withdrawUser(context: AtlasContext, groupId: string, user: DatabaseUser): Promise<void> {
  if (user.sealedPassword === undefined) return;
  await onServers(context, groupId, (key) => context.servers.dropUser(key, user.username));
}

/** A user without scopes reaches every cluster of its project. */
function reaches({ scopes }: DatabaseUser, clusterName: string): boolean {
  return scopes.length === 0 || scopes.some(({ type, name }) => type === "CLUSTER" && name === clusterName);
}

async function serverUser({ vault }: AtlasContext, user: DatabaseUser): Promise<ServerUser | undefined> {
  if (user.sealedPassword === undefined) return undefined;
  return { username: user.username, password: await vault.open(user.sealedPassword), roles: user.roles };
}

async function onServers(
  context: AtlasContext,
  groupId: string,
  act: (key: string, clusterName: string) => Promise<void>,
): Promise<void> {
  const clusters = listClusters(context, groupId).filter((cluster) => !cluster.deleting);
  await Promise.all(clusters.map(({ serverKey, name }) => act(serverKey, name)));
}
