/** A role as the Atlas Admin API names it. */
export type AtlasRole = {
  readonly roleName: string;
  readonly databaseName: string;
  readonly collectionName?: string | undefined;
};

export type MongodRole = { readonly role: string; readonly db: string };

const atlasAdmin: readonly string[] = [
  "readWriteAnyDatabase",
  "dbAdminAnyDatabase",
  "clusterMonitor",
  "enableSharding",
];

/**
 * The roles of a plain `mongod` that come nearest to these Atlas roles and never grant more. Roles on one collection
 * are left out: `mongod` has no built-in role for that.
 */
export function mongodRoles(roles: readonly AtlasRole[]): MongodRole[] {
  return roles.flatMap(({ roleName, databaseName, collectionName }) => {
    if (collectionName !== undefined && collectionName !== "") return [];
    if (roleName === "atlasAdmin") return atlasAdmin.map((role) => ({ role, db: "admin" }));
    return [{ role: roleName, db: databaseName }];
  });
}
