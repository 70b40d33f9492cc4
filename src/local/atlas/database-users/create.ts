import { readExpiryDate } from "../expiry-date.ts";
import { limitOf } from "../groups/limits.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { organization } from "../store/store.ts";
import { type DatabaseUser, userKey } from "./model.ts";
import { CreateUserRequest } from "./request.ts";
import { toRoles } from "./roles.ts";
import { refuseNewUser, usesPassword } from "./rules.ts";
import { spreadUser } from "./server-users.ts";
import { inTurn } from "./turns.ts";
import { userView } from "./view.ts";

export async function createDatabaseUser(call: GroupCall): Promise<Answer> {
  const { context, group } = call;
  const wanted = parseBody(CreateUserRequest, call.body);
  if (isRefusal(wanted)) return wanted;
  const refusal = refuseNewUser(wanted);
  if (refusal !== undefined) return refusal;
  return inTurn(context, group.id, wanted.username, () => insertUser(call, wanted));
}

async function insertUser(call: GroupCall, wanted: CreateUserRequest): Promise<Answer> {
  const { context, group } = call;
  const user = await newUser(call, wanted);
  if (isRefusal(user)) return user;
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

async function newUser({ context }: GroupCall, wanted: CreateUserRequest): Promise<DatabaseUser | Refusal> {
  const { username, databaseName, awsIAMType, ldapAuthType, oidcAuthType, x509Type } = wanted;
  const date = wanted.deleteAfterDate ? readExpiryDate(wanted.deleteAfterDate, context.clock.now()) : undefined;
  if (isRefusal(date)) return date;
  const sealed = usesPassword(wanted) && wanted.password ? await context.vault.seal(wanted.password) : undefined;
  return {
    ...{ username, databaseName, awsIAMType, ldapAuthType, oidcAuthType, x509Type },
    roles: toRoles(wanted.roles),
    scopes: wanted.scopes ?? [],
    labels: wanted.labels ?? [],
    ...(wanted.description ? { description: wanted.description } : {}),
    ...(date === undefined ? {} : { deleteAfterDate: date }),
    ...(sealed === undefined ? {} : { sealedPassword: sealed }),
  };
}

/** Asked when the password is sealed, because another request may have got in meanwhile, or closed the project. */
function refuseTaken({ context, group }: GroupCall, user: DatabaseUser): Refusal | undefined {
  const { databaseUsers, groups } = context.store;
  // The project may have gone while the password was sealed.
  if (groups.get(organization, group.id) === undefined) return refuse("GROUP_NOT_FOUND", group.id);
  if (databaseUsers.get(group.id, userKey(user.databaseName, user.username)) !== undefined) {
    return refuse("USER_ALREADY_EXISTS", user.username);
  }
  const atMost = limitOf(context, group, "atlas.project.security.databaseAccess.users");
  return databaseUsers.count(group.id) >= atMost ? refuse("GROUP_USERS_LIMIT_EXCEEDED", atMost) : undefined;
}
