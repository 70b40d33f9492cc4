import { listGroups } from "../groups/read.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { Call, Operation } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { isAtlasId } from "../ids.ts";

/** Local Atlas has one organization, made at its first start. */
function orgView({ context }: Call) {
  const { orgId, baseUrl } = context;
  const links = [{ href: `${baseUrl}/api/atlas/v2/orgs/${orgId}`, rel: "self" }];
  return { id: orgId, isDeleted: false, links, name: "Local-Atlas", skipDefaultAlertsSettings: false };
}

function listOrgs(call: Call): Answer {
  const cut = page([orgView(call)], call.query, call.href);
  return isRefusal(cut) ? cut : reply(200, cut);
}

function getOrg(call: Call): Answer {
  return refuseOrg(call) ?? reply(200, orgView(call));
}

function getOrgGroups(call: Call): Answer {
  return refuseOrg(call) ?? listGroups(call);
}

function refuseOrg({ context, params }: Call): Answer | undefined {
  const { orgId = "" } = params;
  if (!isAtlasId(orgId)) return refuse("INVALID_ORG_ID", orgId);
  return orgId === context.orgId ? undefined : refuse("ORG_NOT_FOUND", orgId);
}

/** The root of the API, which clients ask to see whether their key works. */
function getSystemStatus({ context }: Call): Answer {
  const links = [{ href: `${context.baseUrl}/api/atlas/v2`, rel: "self" }];
  const roles = [{ orgId: context.orgId, roleName: "ORG_OWNER" }];
  const apiKey = { ...context.apiKey, accessList: [], roles };
  return reply(200, { apiKey, appName: "MongoDB Atlas", build: "0".repeat(40), links, throttling: false });
}

const common = { method: "GET", version: "2023-01-01", rateLimit: "org" } as const;

export const orgOperations: readonly Operation[] = [
  { ...common, id: "getSystemStatus", path: "", handle: getSystemStatus },
  { ...common, id: "listOrgs", path: "/orgs", rateLimit: "orgList", handle: listOrgs },
  { ...common, id: "getOrg", path: "/orgs/:orgId", handle: getOrg },
  { ...common, id: "getOrgGroups", path: "/orgs/:orgId/groups", handle: getOrgGroups },
];
