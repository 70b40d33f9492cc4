import { grantsOf } from "../callers/grants.ts";
import type { OrgRole } from "../callers/roles.ts";
import type { AtlasContext } from "../context.ts";

type Holder = { readonly id: string; readonly orgId: string; readonly orgRoles: readonly OrgRole[] };

/** All roles of a key as the API lists them: each with the organization or project that it is good for. */
export function keyRoles({ store }: AtlasContext, { id, orgId, orgRoles }: Holder) {
  const inProjects = grantsOf(store, id).flatMap(({ groupId, roles }) =>
    roles.map((roleName) => ({ groupId, roleName })),
  );
  return [...orgRoles.map((roleName) => ({ orgId, roleName })), ...inProjects];
}
