import type { AtlasContext } from "../context.ts";
import type { Group } from "../groups/model.ts";
import { type Refusal, refuse } from "../http/answers.ts";
import type { Organization } from "../orgs/model.ts";
import type { Caller } from "./caller.ts";
import { coversGroupRole, coversOrgRole, type GroupRole, type OrgRole } from "./roles.ts";

/** Refuses a caller who has no role in the project, or not one of `least`. */
export function refuseGroupAccess(
  context: AtlasContext,
  caller: Caller,
  group: Group,
  least: readonly GroupRole[],
): Refusal | undefined {
  if (!maySee(context, caller, group)) return refuse("NOT_IN_GROUP");
  return coversGroupRole(rolesHeld(context, caller, group), least) ? undefined : refuse("USER_UNAUTHORIZED");
}

/** Refuses a caller of another organization, or without the role. */
export function refuseOrgAccess(caller: Caller, org: Organization, least: OrgRole): Refusal | undefined {
  if (caller.orgId !== org.id) return refuse("USER_CANNOT_ACCESS_ORG");
  return coversOrgRole(caller.orgRoles, least) ? undefined : refuse("USER_UNAUTHORIZED");
}

/** Whether the project is among those that the caller is shown. */
export function maySee(context: AtlasContext, caller: Caller, group: Group): boolean {
  return coversGroupRole(rolesHeld(context, caller, group), ["GROUP_READ_ONLY"]);
}

function rolesHeld({ store }: AtlasContext, caller: Caller, group: Group) {
  const org = caller.orgId === group.orgId ? caller.orgRoles : [];
  const isOwner = org.includes("ORG_OWNER");
  return { org, group: isOwner ? [] : (store.grants.get(group.id, caller.id)?.roles ?? []) };
}
