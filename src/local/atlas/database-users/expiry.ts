import type { AtlasContext } from "../context.ts";
import { type DatabaseUser, userKey } from "./model.ts";
import { withdrawUser } from "./server-users.ts";

/** The users of a project, without those whose time is over: these are removed, here and on the servers. */
export function currentUsers(context: AtlasContext, groupId: string): DatabaseUser[] {
  const users = context.store.databaseUsers.list(groupId);
  const over = users.filter((user) => isOver(context, user));
  for (const user of over) {
    context.store.databaseUsers.remove(groupId, userKey(user.databaseName, user.username));
    withdrawUser(context, groupId, user).catch((error: unknown) => {
      context.log.error({ groupId, err: error }, "a temporary user is still on a server");
    });
  }
  return over.length === 0 ? users : users.filter((user) => !over.includes(user));
}

function isOver({ clock }: AtlasContext, { deleteAfterDate }: DatabaseUser): boolean {
  return deleteAfterDate !== undefined && Date.parse(deleteAfterDate) <= clock.now().getTime();
}
