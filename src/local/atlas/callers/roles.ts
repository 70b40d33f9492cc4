import { z } from "zod";

/** Roles in an organization. */
export const OrgRole = z.enum([
  "ORG_OWNER",
  "ORG_MEMBER",
  "ORG_GROUP_CREATOR",
  "ORG_READ_ONLY",
  "ORG_BILLING_ADMIN",
  "ORG_BILLING_READ_ONLY",
  "ORG_STREAM_PROCESSING_ADMIN",
]);
export type OrgRole = z.infer<typeof OrgRole>;

/** Roles in a project. */
export const GroupRole = z.enum([
  "GROUP_OWNER",
  "GROUP_READ_ONLY",
  "GROUP_ACCESS_MANAGER",
  "GROUP_BACKUP_MANAGER",
  "GROUP_CLUSTER_CREATOR",
  "GROUP_CLUSTER_MANAGER",
  "GROUP_CLUSTER_RESILIENCE_TESTER",
  "GROUP_DATABASE_ACCESS_ADMIN",
  "GROUP_DATA_ACCESS_ADMIN",
  "GROUP_DATA_ACCESS_READ_ONLY",
  "GROUP_DATA_ACCESS_READ_WRITE",
  "GROUP_NETWORK_ACCESS_MANAGER",
  "GROUP_OBSERVABILITY_VIEWER",
  "GROUP_REPLICA_SET_MANAGER",
  "GROUP_SEARCH_INDEX_EDITOR",
  "GROUP_STREAM_PROCESSING_OWNER",
]);
export type GroupRole = z.infer<typeof GroupRole>;

/** Whether somebody with these roles in an organization may do what asks for `least`. Every role makes a member. */
export function coversOrgRole(held: readonly OrgRole[], least: OrgRole): boolean {
  if (held.includes("ORG_OWNER") || held.includes(least)) return true;
  return least === "ORG_MEMBER" && held.length > 0;
}

/**
 * Whether somebody with these roles in a project and its organization may do what asks for one of `least`. Every role
 * in a project reads; an organization's owner owns its projects, and its reader reads them.
 */
export function coversGroupRole(
  held: { readonly org: readonly OrgRole[]; readonly group: readonly GroupRole[] },
  least: readonly GroupRole[],
): boolean {
  if (held.org.includes("ORG_OWNER") || held.group.includes("GROUP_OWNER")) return true;
  if (least.includes("GROUP_READ_ONLY") && (held.group.length > 0 || held.org.includes("ORG_READ_ONLY"))) return true;
  return held.group.some((role) => least.includes(role));
}
