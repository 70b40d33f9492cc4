import type { GroupRole, OrgRole } from "../callers/roles.ts";
import type { Answer } from "../http/answers.ts";
import { type GroupCall, groupOperation, type Operation, type OrgCall, orgOperation } from "../http/operation.ts";
import * as accessList from "./access-list.ts";
import { createGroupServiceAccount, createOrgServiceAccount } from "./create.ts";
import { deleteGroupServiceAccount, deleteOrgServiceAccount } from "./delete.ts";
import { inviteGroupServiceAccount } from "./in-project.ts";
import * as read from "./read.ts";
import * as secrets from "./secret-operations.ts";
import { updateGroupServiceAccount, updateOrgServiceAccount } from "./update.ts";

const version = "2024-08-05";

function inOrg(
  role: OrgRole,
  method: Operation["method"],
  path: string,
  id: string,
  handle: (call: OrgCall) => Answer,
): Operation {
  const whole = `/orgs/:orgId/serviceAccounts${path}`;
  return orgOperation({ id, method, path: whole, version, rateLimit: "org", roles: [role], handle });
}

function inGroup(
  role: GroupRole,
  method: Operation["method"],
  path: string,
  id: string,
  handle: (call: GroupCall) => Answer,
): Operation {
  const whole = `/groups/:groupId/serviceAccounts${path}`;
  return groupOperation({ id, method, path: whole, version, rateLimit: "groups", roles: [role], handle });
}

const one = "/:clientId";
const list = `${one}/accessList`;
const item = `${list}/:ipAddress`;
const secret = `${one}/secrets/:secretId`;

export const serviceAccountOperations: readonly Operation[] = [
  inOrg("ORG_READ_ONLY", "GET", "", "listOrgServiceAccounts", read.listOrgServiceAccounts),
  inOrg("ORG_OWNER", "POST", "", "createOrgServiceAccount", createOrgServiceAccount),
  inOrg("ORG_READ_ONLY", "GET", one, "getOrgServiceAccount", read.getOrgServiceAccount),
  inOrg("ORG_OWNER", "PATCH", one, "updateOrgServiceAccount", updateOrgServiceAccount),
  inOrg("ORG_OWNER", "DELETE", one, "deleteOrgServiceAccount", deleteOrgServiceAccount),
  inOrg("ORG_READ_ONLY", "GET", `${one}/groups`, "getServiceAccountGroups", read.getServiceAccountGroups),
  inOrg("ORG_READ_ONLY", "GET", list, "listOrgAccessList", accessList.listOrgAccessList),
  inOrg("ORG_OWNER", "POST", list, "createOrgAccessList", accessList.createOrgAccessList),
  inOrg("ORG_OWNER", "DELETE", item, "deleteOrgAccessEntry", accessList.deleteOrgAccessEntry),
  inOrg("ORG_OWNER", "POST", `${one}/secrets`, "createOrgSecret", secrets.createOrgSecret),
  inOrg("ORG_OWNER", "DELETE", secret, "deleteOrgSecret", secrets.deleteOrgSecret),
  inGroup("GROUP_READ_ONLY", "GET", "", "listGroupServiceAccounts", read.listGroupServiceAccounts),
  inGroup("GROUP_OWNER", "POST", "", "createGroupServiceAccount", createGroupServiceAccount),
  inGroup("GROUP_OWNER", "POST", "/:clientId{[^/]+:invite}", "inviteGroupServiceAccount", inviteGroupServiceAccount),
  inGroup("GROUP_READ_ONLY", "GET", one, "getGroupServiceAccount", read.getGroupServiceAccount),
  inGroup("GROUP_OWNER", "PATCH", one, "updateGroupServiceAccount", updateGroupServiceAccount),
  inGroup("GROUP_OWNER", "DELETE", one, "deleteGroupServiceAccount", deleteGroupServiceAccount),
  inGroup("GROUP_READ_ONLY", "GET", list, "listAccessList", accessList.listAccessList),
  inGroup("GROUP_ACCESS_MANAGER", "POST", list, "createAccessList", accessList.createAccessList),
  inGroup("GROUP_ACCESS_MANAGER", "DELETE", item, "deleteGroupAccessEntry", accessList.deleteGroupAccessEntry),
  inGroup("GROUP_OWNER", "POST", `${one}/secrets`, "createGroupSecret", secrets.createGroupSecret),
  inGroup("GROUP_OWNER", "DELETE", secret, "deleteGroupSecret", secrets.deleteGroupSecret),
];
