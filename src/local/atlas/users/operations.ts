import { type Answer, isRefusal, reply } from "../http/answers.ts";
import { type Call, groupOperation, type Operation, type OrgCall, orgOperation } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { findTeam } from "../teams/organization.ts";

/** Nobody signs in to local Atlas as a person, so the lists of people are empty. */
function listNobody({ query, href }: Call): Answer {
  const cut = page([], query, href);
  return isRefusal(cut) ? cut : reply(200, cut);
}

function listTeamUsers(call: OrgCall): Answer {
  const team = findTeam(call.context, call.org.id, call.params.teamId ?? "");
  return isRefusal(team) ? team : listNobody(call);
}

const common = { method: "GET", version: "2025-02-19", handle: listNobody } as const;
const member = { ...common, roles: ["ORG_MEMBER"] } as const;
const reader = { ...common, roles: ["GROUP_READ_ONLY"] } as const;

export const userOperations: readonly Operation[] = [
  orgOperation({ ...member, id: "listOrgUsers", path: "/orgs/:orgId/users", rateLimit: "org" }),
  orgOperation({
    ...member,
    id: "listTeamUsers",
    path: "/orgs/:orgId/teams/:teamId/users",
    rateLimit: "teams",
    handle: listTeamUsers,
  }),
  groupOperation({ ...reader, id: "listGroupUsers", path: "/groups/:groupId/users", rateLimit: "groups" }),
];
