import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { type DatabaseUser, userKey } from "./model.ts";
import { findUser } from "./read.ts";
import { UpdateUserRequest } from "./request.ts";
import { toRoles } from "./roles.ts";
import { refuseDetails, refusePassword } from "./rules.ts";
import { cutUser, spreadUser } from "./server-users.ts";
import { userView } from "./view.ts";

export async function updateDatabaseUser(call: GroupCall): Promise<Answer> {
  const { context, group } = call;
  const before = findUser(call);
  if (isRefusal(before)) return before;
  const wanted = parseBody(UpdateUserRequest, call.body);
  if (isRefusal(wanted)) return wanted;
  const refusal = refuseUpdate(before, wanted);
  if (refusal !== undefined) return refusal;
  const sealed = wanted.password ? await context.vault.seal(wanted.password) : undefined;
  const user = findUser(call);
  if (isRefusal(user)) return user;
  const changed: DatabaseUser = {
    ...user,
    roles: wanted.roles ? toRoles(wanted.roles) : user.roles,
    scopes: wanted.scopes ?? user.scopes,
    labels: wanted.labels ?? user.labels,
    ...(wanted.description ? { description: wanted.description } : {}),
    ...(wanted.deleteAfterDate ? { deleteAfterDate: wanted.deleteAfterDate } : {}),
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

function refuseUpdate(user: DatabaseUser, wanted: UpdateUserRequest): Refusal | undefined {
  if (wanted.databaseName && wanted.databaseName !== user.databaseName)
    return refuse("DATABASE_NAME_CANNOT_BE_CHANGED");
  if (wanted.username && wanted.username !== user.username) return refuse("DATABASE_USERNAME_CANNOT_BE_CHANGED");
  const password = typeof wanted.password === "string" ? refusePassword(wanted.password) : undefined;
  return password ?? refuseDetails(wanted);
}
