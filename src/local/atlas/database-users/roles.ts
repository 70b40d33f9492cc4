import { type Refusal, refuse } from "../http/answers.ts";
import type { Role } from "./model.ts";
import type { CreateUserRequest } from "./request.ts";

const adminOnly: ReadonlySet<string> = new Set([
  ...["atlasAdmin", "backup", "clusterMonitor", "dbAdminAnyDatabase", "enableSharding"],
  ...["readAnyDatabase", "readWriteAnyDatabase"],
]);
const anyDatabase: ReadonlySet<string> = new Set(["dbAdmin", "read", "readWrite"]);

/** Roles as they are stored. An empty collection name means the whole database. */
export function toRoles(roles: CreateUserRequest["roles"]): Role[] {
  return (roles ?? []).map(({ roleName, databaseName, collectionName }) => ({
    roleName,
    databaseName,
    ...(collectionName ? { collectionName } : {}),
  }));
}

/** Refuses no roles at all, a role twice, and roles that Atlas does not have, or has for another database only. */
export function refuseRoles(roles: CreateUserRequest["roles"], username: string): Refusal | undefined {
  if (!roles) return undefined;
  if (roles.length === 0) return refuse("MISSING_ATTRIBUTE", "roles");
  const seen = new Set<string>();
  for (const { roleName, databaseName, collectionName } of roles) {
    if (adminOnly.has(roleName)) {
      if (databaseName !== "admin") return refuse("ATLAS_INVALID_ROLE_DATABASE", roleName, "admin");
      if (collectionName) return refuse("INVALID_ATTRIBUTE", "collectionName");
    } else if (!anyDatabase.has(roleName)) return refuse("ATLAS_INVALID_ROLE", roleName, databaseName);
    const one = `${roleName}@${databaseName}${collectionName ? `.${collectionName}` : ""}`;
    if (seen.has(one)) return refuse("DUPLICATE_DATABASE_ROLES", username, one);
    seen.add(one);
  }
  return undefined;
}
