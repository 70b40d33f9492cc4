import { type Operation, orgOperation } from "../http/operation.ts";
import { createOrg } from "./create.ts";
import { deleteOrg } from "./delete.ts";
import { getOrg, getOrgGroups, listOrgs } from "./read.ts";
import { getOrgSettings, updateOrgSettings } from "./settings.ts";
import { getSystemStatus } from "./system-status.ts";
import { updateOrg } from "./update.ts";

const common = { version: "2023-01-01", rateLimit: "org" } as const;
const member = { ...common, roles: ["ORG_MEMBER"] } as const;
const owner = { ...common, roles: ["ORG_OWNER"] } as const;
const path = "/orgs/:orgId";
const settings = `${path}/settings`;

export const orgOperations: readonly Operation[] = [
  { ...common, id: "getSystemStatus", method: "GET", path: "", handle: getSystemStatus },
  { ...common, id: "listOrgs", method: "GET", path: "/orgs", rateLimit: "orgList", handle: listOrgs },
  { ...common, id: "createOrg", method: "POST", path: "/orgs", rateLimit: "orgList", handle: createOrg },
  orgOperation({ ...member, id: "getOrg", method: "GET", path, handle: getOrg }),
  orgOperation({ ...owner, id: "updateOrg", method: "PATCH", path, handle: updateOrg }),
  orgOperation({ ...owner, id: "deleteOrg", method: "DELETE", path, handle: deleteOrg }),
  orgOperation({ ...member, id: "getOrgGroups", method: "GET", path: `${path}/groups`, handle: getOrgGroups }),
  orgOperation({ ...member, id: "getOrgSettings", method: "GET", path: settings, handle: getOrgSettings }),
  orgOperation({ ...owner, id: "updateOrgSettings", method: "PATCH", path: settings, handle: updateOrgSettings }),
];
