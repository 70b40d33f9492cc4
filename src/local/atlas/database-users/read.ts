import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { type DatabaseUser, userKey } from "./model.ts";
import { userView } from "./view.ts";

export function getDatabaseUser(call: GroupCall): Answer {
  const user = findUser(call);
  return isRefusal(user) ? user : reply(200, userView(call.context, call.group.id, user));
}

export function listDatabaseUsers({ context, group, query, href }: GroupCall): Answer {
  const cut = page(context.store.databaseUsers.list(group.id), query, href);
  if (isRefusal(cut)) return cut;
  return reply(200, { ...cut, results: cut.results.map((user) => userView(context, group.id, user)) });
}

/** The user that the path names. */
export function findUser({ context, group, params }: GroupCall): DatabaseUser | Refusal {
  const { databaseName = "", username = "" } = params;
  const user = context.store.databaseUsers.get(group.id, userKey(databaseName, username));
  return user ?? refuse("USERNAME_NOT_FOUND", username);
}
