import type { Store } from "../store/store.ts";
import type { Grant } from "./grant.ts";
import type { GroupRole } from "./roles.ts";

/** Everything that a key or service account may do in projects. */
export function grantsOf(store: Store, principalId: string): Grant[] {
  return store.grants.all().filter((grant) => grant.principalId === principalId);
}

/** Gives a key or service account these roles in a project, and no others there. */
export function setGrant(store: Store, groupId: string, principalId: string, roles: GroupRole[]): void {
  store.grants.put(groupId, principalId, { groupId, principalId, roles });
}

/** Takes all roles in projects from a key or service account that is deleted. */
export function removeGrants(store: Store, principalId: string): void {
  for (const { groupId } of grantsOf(store, principalId)) store.grants.remove(groupId, principalId);
}
