import { readExpiryDate } from "../expiry-date.ts";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { type DatabaseUser, userKey } from "./model.ts";
import { findUser } from "./read.ts";
import { UpdateUserRequest } from "./request.ts";
import { toRoles } from "./roles.ts";
import { refuseUpdate } from "./rules.ts";
import { cutUser, spreadUser } from "./server-users.ts";
import { inTurn } from "./turns.ts";
import { userView } from "./view.ts";

/** What is left out, or null, stays as it is; an empty description is none. */
export function updateDatabaseUser(call: GroupCall): Promise<Answer> {
  const { context, group, params } = call;
  return inTurn(context, group.id, params.username ?? "", () => changeUser(call));
}

async function changeUser(call: GroupCall): Promise<Answer> {
  const { context, group } = call;
  const before = findUser(call);
  if (isRefusal(before)) return before;
  const wanted = parseBody(UpdateUserRequest, call.body);
  if (isRefusal(wanted)) return wanted;
  const refusal = refuseUpdate(before, wanted);
  if (refusal !== undefined) return refusal;
  const date = wanted.deleteAfterDate ? readExpiryDate(wanted.deleteAfterDate, context.clock.now()) : undefined;
  if (isRefusal(date)) return date;
  const sealed = wanted.password ? await context.vault.seal(wanted.password) : undefined;
  const user = findUser(call);
  if (isRefusal(user)) return user;
  const { description: _before, ...kept } = user;
  const description = wanted.description ?? user.description;
  const changed: DatabaseUser = {
    ...kept,
    roles: wanted.roles ? toRoles(wanted.roles) : user.roles,
    scopes: wanted.scopes ?? user.scopes,
    labels: wanted.labels ?? user.labels,
    ...(description ? { description } : {}),
    ...(date === undefined ? {} : { deleteAfterDate: date }),
    ...(sealed === undefined ? {} : { sealedPassword: sealed }),
  };
  const key = userKey(user.databaseName, user.username);
  context.store.databaseUsers.put(group.id, key, changed);
  try {
    await spreadUser(context, group.id, changed);
  } catch (error) {
    context.store.databaseUsers.put(group.id, key, user);
    throw error;
  }
  if (sealed !== undefined) await cutUser(context, group.id, changed);
  return reply(200, userView(context, group.id, changed));
}
