import { groupOperation, type Operation, orgOperation } from "../http/operation.ts";
import * as inProject from "./in-project.ts";
import * as inOrg from "./organization.ts";

const ofOrg = { version: "2023-01-01", rateLimit: "teams" } as const;
const ofGroup = { version: "2023-01-01", rateLimit: "groups" } as const;
const member = { ...ofOrg, roles: ["ORG_MEMBER"] } as const;
const owner = { ...ofOrg, roles: ["ORG_OWNER"] } as const;
const reader = { ...ofGroup, roles: ["GROUP_READ_ONLY"] } as const;
const manager = { ...ofGroup, roles: ["GROUP_ACCESS_MANAGER"] } as const;

const teams = "/orgs/:orgId/teams";
const team = `${teams}/:teamId`;
const byName = `${teams}/byName/:teamName`;
const groupTeams = "/groups/:groupId/teams";
const groupTeam = `${groupTeams}/:teamId`;

export const teamOperations: readonly Operation[] = [
  orgOperation({ ...member, id: "listOrgTeams", method: "GET", path: teams, handle: inOrg.listOrgTeams }),
  orgOperation({ ...owner, id: "createOrgTeam", method: "POST", path: teams, handle: inOrg.createOrgTeam }),
  orgOperation({ ...member, id: "getTeamByName", method: "GET", path: byName, handle: inOrg.getTeamByName }),
  orgOperation({ ...member, id: "getOrgTeam", method: "GET", path: team, handle: inOrg.getOrgTeam }),
  orgOperation({ ...owner, id: "renameOrgTeam", method: "PATCH", path: team, handle: inOrg.renameOrgTeam }),
  orgOperation({ ...owner, id: "deleteOrgTeam", method: "DELETE", path: team, handle: inOrg.deleteOrgTeam }),
  groupOperation({
    ...reader,
    id: "listGroupTeams",
    method: "GET",
    path: groupTeams,
    handle: inProject.listGroupTeams,
  }),
  groupOperation({
    ...manager,
    id: "addGroupTeams",
    method: "POST",
    path: groupTeams,
    handle: inProject.addGroupTeams,
  }),
  groupOperation({ ...reader, id: "getGroupTeam", method: "GET", path: groupTeam, handle: inProject.getGroupTeam }),
  groupOperation({
    ...manager,
    id: "updateGroupTeam",
    method: "PATCH",
    path: groupTeam,
    handle: inProject.updateGroupTeam,
  }),
  groupOperation({
    ...manager,
    id: "removeGroupTeam",
    method: "DELETE",
    path: groupTeam,
    handle: inProject.removeGroupTeam,
  }),
];
