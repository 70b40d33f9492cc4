import type { Role } from "./model.ts";
import type { CreateUserRequest } from "./request.ts";

/** Roles as they are stored. An empty collection name means the whole database. */
export function toRoles(roles: CreateUserRequest["roles"]): Role[] {
  return (roles ?? []).map(({ roleName, databaseName, collectionName }) => ({
    roleName,
    databaseName,
    ...(collectionName ? { collectionName } : {}),
  }));
}
