import { type Refusal, refuse } from "../http/answers.ts";
import { GroupRole, OrgRole } from "./roles.ts";

/** Roles in an organization that a request names. */
export function readOrgRoles(names: readonly string[]): OrgRole[] | Refusal {
  const roles: OrgRole[] = [];
  for (const name of new Set(names)) {
    if (GroupRole.safeParse(name).success) return refuse("CANNOT_ADD_GROUP_ROLE");
    const role = OrgRole.safeParse(name);
    if (!role.success) return refuse("INVALID_ENUM_VALUE", name);
    roles.push(role.data);
  }
  return roles.length === 0 ? refuse("MISSING_ATTRIBUTE", "roles") : roles;
}

/** Roles in a project that a request names. */
export function readGroupRoles(names: readonly string[], attribute = "roles"): GroupRole[] | Refusal {
  const roles: GroupRole[] = [];
  for (const name of new Set(names)) {
    if (OrgRole.safeParse(name).success) return refuse("CANNOT_ADD_ORG_ROLE");
    const role = GroupRole.safeParse(name);
    if (!role.success) return refuse("INVALID_ENUM_VALUE", name);
    roles.push(role.data);
  }
  return roles.length === 0 ? refuse("MISSING_ATTRIBUTE", attribute) : roles;
}
