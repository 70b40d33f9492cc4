import { limitOf } from "../groups/limits.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { type DatabaseUser, userKey } from "./model.ts";
import { CreateUserRequest } from "./request.ts";
import { toRoles } from "./roles.ts";
import { refuseNewUser, usesPassword } from "./rules.ts";
import { spreadUser } from "./server-users.ts";
import { userView } from "./view.ts";

export async function createDatabaseUser(call: GroupCall): Promise<Answer> {
  const { context, group } = call;
  const wanted = parseBody(CreateUserRequest, call.body);
  if (isRefusal(wanted)) return wanted;
  const refusal = refuseNewUser(wanted);
  if (refusal !== undefined) return refusal;
  const user = await newUser(call, wanted);
  const taken = refuseTaken(call, user);
  if (taken !== undefined) return taken;
  const key = userKey(user.databaseName, user.username);
  context.store.databaseUsers.put(group.id, key, user);
  try {
    await spreadUser(context, group.id, user);
  } catch (error) {
    context.store.databaseUsers.remove(group.id, key);
    throw error;
  }
  const view = userView(context, group.id, user);
  return reply(201, view, view.links[0]?.href);
}

async function newUser({ context }: GroupCall, wanted: CreateUserRequest): Promise<DatabaseUser> {
  const { username, databaseName, awsIAMType, ldapAuthType, oidcAuthType, x509Type } = wanted;
  const sealed = usesPassword(wanted) && wanted.password ? await context.vault.seal(wanted.password) : undefined;
  return {
    ...{ username, databaseName, awsIAMType, ldapAuthType, oidcAuthType, x509Type },
    roles: toRoles(wanted.roles),
    scopes: wanted.scopes ?? [],
    labels: wanted.labels ?? [],
    ...(wanted.description ? { description: wanted.description } : {}),
    ...(wanted.deleteAfterDate ? { deleteAfterDate: wanted.deleteAfterDate } : {}),
    ...(sealed === undefined ? {} : { sealedPassword: sealed }),
  };
}

function refuseTaken({ context, group }: GroupCall, user: DatabaseUser): Refusal | undefined {
  const { databaseUsers } = context.store;
  if (databaseUsers.get(group.id, userKey(user.databaseName, user.username)) !== undefined) {
    return refuse("USER_ALREADY_EXISTS", user.username);
  }
  const atMost = limitOf(context, group, "atlas.project.security.databaseAccess.users");
  return databaseUsers.count(group.id) >= atMost ? refuse("GROUP_USERS_LIMIT_EXCEEDED", atMost) : undefined;
}
