import { groupOperation, type Operation, orgOperation } from "../http/operation.ts";
import { createOrgAccessEntry, deleteAccessEntry, getOrgAccessEntry, listOrgAccessEntries } from "./access-list.ts";
import { createGroupApiKey, createOrgApiKey } from "./create.ts";
import { deleteOrgApiKey } from "./delete.ts";
import { addGroupApiKey, removeGroupApiKey, updateApiKeyRoles } from "./in-project.ts";
import { getOrgApiKey, listGroupApiKeys, listOrgApiKeys } from "./read.ts";
import { updateOrgApiKey } from "./update.ts";

const version = "2023-01-01";
const member = { version, rateLimit: "org", roles: ["ORG_MEMBER"] } as const;
const owner = { version, rateLimit: "org", roles: ["ORG_OWNER"] } as const;
const inProject = { version, rateLimit: "groups" } as const;
const reader = { ...inProject, roles: ["GROUP_READ_ONLY"] } as const;
const manager = { ...inProject, roles: ["GROUP_ACCESS_MANAGER"] } as const;
const groupOwner = { ...inProject, roles: ["GROUP_OWNER"] } as const;

const all = "/orgs/:orgId/apiKeys";
const one = `${all}/:apiUserId`;
const list = `${one}/accessList`;
const entry = `${list}/:ipAddress`;
const ofGroup = "/groups/:groupId/apiKeys";
const oneOfGroup = `${ofGroup}/:apiUserId`;

export const apiKeyOperations: readonly Operation[] = [
  orgOperation({ ...member, id: "listOrgApiKeys", method: "GET", path: all, handle: listOrgApiKeys }),
  orgOperation({ ...owner, id: "createOrgApiKey", method: "POST", path: all, handle: createOrgApiKey }),
  orgOperation({ ...member, id: "getOrgApiKey", method: "GET", path: one, handle: getOrgApiKey }),
  orgOperation({ ...owner, id: "updateOrgApiKey", method: "PATCH", path: one, handle: updateOrgApiKey }),
  orgOperation({ ...owner, id: "deleteOrgApiKey", method: "DELETE", path: one, handle: deleteOrgApiKey }),
  orgOperation({ ...member, id: "listOrgAccessEntries", method: "GET", path: list, handle: listOrgAccessEntries }),
  orgOperation({ ...member, id: "createOrgAccessEntry", method: "POST", path: list, handle: createOrgAccessEntry }),
  orgOperation({ ...member, id: "getOrgAccessEntry", method: "GET", path: entry, handle: getOrgAccessEntry }),
  orgOperation({ ...member, id: "deleteAccessEntry", method: "DELETE", path: entry, handle: deleteAccessEntry }),
  groupOperation({ ...reader, id: "listGroupApiKeys", method: "GET", path: ofGroup, handle: listGroupApiKeys }),
  groupOperation({ ...manager, id: "createGroupApiKey", method: "POST", path: ofGroup, handle: createGroupApiKey }),
  groupOperation({ ...groupOwner, id: "addGroupApiKey", method: "POST", path: oneOfGroup, handle: addGroupApiKey }),
  groupOperation({ ...manager, id: "updateApiKeyRoles", method: "PATCH", path: oneOfGroup, handle: updateApiKeyRoles }),
  groupOperation({
    ...manager,
    id: "removeGroupApiKey",
    method: "DELETE",
    path: oneOfGroup,
    handle: removeGroupApiKey,
  }),
];
