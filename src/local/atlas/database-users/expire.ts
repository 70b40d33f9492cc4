import type { AtlasContext } from "../context.ts";
import { withdrawUser } from "./server-users.ts";
import { inTurn } from "./turns.ts";

/** Takes the users whose time is over off all servers, and forgets them when that is done. */
export async function withdrawExpired(context: AtlasContext): Promise<void> {
  const { databaseUsers } = context.store;
  for (const { scope: groupId, key, document: user } of databaseUsers.overdue()) {
    await inTurn(context, groupId, user.username, async () => {
      if (databaseUsers.get(groupId, key) !== undefined) return;
      await withdrawUser(context, groupId, user);
      databaseUsers.remove(groupId, key);
      context.log.info({ groupId, username: user.username }, "the time of a database user is over");
    });
  }
}
