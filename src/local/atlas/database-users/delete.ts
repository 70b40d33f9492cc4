import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { userKey } from "./model.ts";
import { findUser } from "./read.ts";
import { withdrawUser } from "./server-users.ts";
import { inTurn } from "./turns.ts";

/** Answers when the user can't sign in anywhere any more. */
export function deleteDatabaseUser(call: GroupCall): Promise<Answer> {
  const { context, group, params } = call;
  return inTurn(context, group.id, params.username ?? "", () => removeUser(call));
}

async function removeUser(call: GroupCall): Promise<Answer> {
  const { context, group, params } = call;
  const user = findUser(call);
  if (isRefusal(user)) return refuse("USER_NOT_FOUND", params.username ?? "");
  context.store.databaseUsers.remove(group.id, userKey(user.databaseName, user.username));
  await withdrawUser(context, group.id, user);
  return reply(204);
}
