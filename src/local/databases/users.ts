import { type Db, MongoServerError } from "mongodb";
import { z } from "zod";
import { asAdmin, type ServerAdmin } from "./admin-client.ts";
import type { DatabaseBinary } from "./binary.ts";
import { type AtlasRole, mongodRoles } from "./mongod-roles.ts";

/** Somebody who may sign in to a server with a password (SCRAM, authentication database `admin`). */
export type ServerUser = { readonly username: string; readonly password: string; readonly roles: readonly AtlasRole[] };

type Server = ServerAdmin & { readonly kind: DatabaseBinary["kind"] };

const userNotFound = 11;
const UsersInfo = z.object({ users: z.array(z.object({ user: z.string() })) });

/** Creates the user, or gives the one of that name this password and these roles. */
export function putServerUser(server: Server, user: ServerUser): Promise<void> {
  return asAdmin(server, (admin) => put(admin, server.kind, user));
}

/** Removes the user; one who isn't there is fine. */
export function dropServerUser(server: Server, username: string): Promise<void> {
  return asAdmin(server, (admin) => drop(admin, username));
}

/**
 * Makes exactly these users exist beside the administrator. A user whom the server does not take is passed over, so that
 * one can't keep out all others; answers their names.
 */
export function syncServerUsers(server: Server, users: readonly ServerUser[]): Promise<string[]> {
  const wanted = new Set([server.adminUsername, ...users.map((user) => user.username)]);
  return asAdmin(server, async (admin) => {
    const info = UsersInfo.parse(await admin.command({ usersInfo: 1 }));
    for (const { user } of info.users) if (!wanted.has(user)) await drop(admin, user);
    const refused: string[] = [];
    for (const user of users) {
      await put(admin, server.kind, user).catch((error: unknown) => {
        if (!(error instanceof MongoServerError)) throw error;
        refused.push(user.username);
      });
    }
    return refused;
  });
}

async function put(admin: Db, kind: Server["kind"], user: ServerUser): Promise<void> {
  const account = { pwd: user.password, roles: rolesFor(kind, user) };
  try {
    await admin.command({ updateUser: user.username, ...account });
  } catch (error) {
    if (!hasCode(error, userNotFound)) throw error;
    await admin.command({ createUser: user.username, ...account });
  }
}

async function drop(admin: Db, username: string): Promise<void> {
  try {
    await admin.command({ dropUser: username });
  } catch (error) {
    if (!hasCode(error, userNotFound)) throw error;
  }
}

/** FerretDB enforces no roles and refuses to be given any. */
function rolesFor(kind: Server["kind"], user: ServerUser) {
  return kind === "mongod" ? mongodRoles(user.roles) : [];
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof MongoServerError && error.code === code;
}
