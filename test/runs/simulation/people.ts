import type { Role } from "../../../src/domain/actors.ts";
import type { KeyHolder } from "../../../src/services/caller.ts";

function holder(name: string, role: Role): KeyHolder {
  return { kind: "actor", actor: { kind: "key", id: `key_${name}`, name }, role };
}

export const operators = [holder("olga", "operator"), holder("omar", "operator")];
export const approvers = [holder("ada", "approver"), holder("ben", "approver")];
export const admin = holder("root", "admin");
export const viewer = holder("vera", "viewer");
/** Approvers ask for runs as well, and try to approve their own. */
export const askers = [...operators, ...approvers, admin];
export const deciders = [...approvers, ...approvers, admin, admin, ...operators, viewer];
