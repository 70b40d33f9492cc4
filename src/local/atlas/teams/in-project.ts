import { z } from "zod";
import { readGroupRoles } from "../callers/read-roles.ts";
import type { AtlasContext } from "../context.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { parseBody } from "../http/read-body.ts";
import type { TeamAssignment } from "./model.ts";

const TeamRole = z.strictObject({
  teamId: z.string(),
  roleNames: z.array(z.string()),
  links: z.unknown().optional(),
});

export function listGroupTeams(call: GroupCall): Answer {
  const { context, group } = call;
  return listed(call, context.store.teamAssignments.list(group.id));
}

/** Adds teams of the organization to the project: all of them or, when one is wrong, none. */
export function addGroupTeams(call: GroupCall): Answer {
  const { context, group, body } = call;
  const wanted = parseBody(z.array(TeamRole).min(1), body);
  if (isRefusal(wanted)) return wanted;
  const { teams, teamAssignments } = context.store;
  const added: TeamAssignment[] = [];
  for (const { teamId, roleNames } of wanted) {
    const roles = readGroupRoles(roleNames, "roleNames");
    if (isRefusal(roles)) return roles;
    if (teams.get(group.orgId, teamId) === undefined) return refuse("TEAM_NOT_IN_ORG", teamId, group.orgId);
    const isThere = added.some((other) => other.teamId === teamId);
    if (isThere || teamAssignments.get(group.id, teamId)) return refuse("TEAM_EXISTS_IN_GROUP");
    added.push({ teamId, groupId: group.id, roleNames: roles });
  }
  const atMost = context.limits.teamsPerProject;
  if (teamAssignments.count(group.id) + added.length > atMost) return refuse("MAX_TEAMS_EXCEEDED", atMost);
  context.store.transaction(() => {
    for (const assignment of added) teamAssignments.put(group.id, assignment.teamId, assignment);
  });
  return listed(call, teamAssignments.list(group.id));
}

export function getGroupTeam({ context, group, params }: GroupCall): Answer {
  const assignment = context.store.teamAssignments.get(group.id, params.teamId ?? "");
  return assignment === undefined ? refuse("TEAM_NOT_IN_GROUP") : reply(200, assignmentView(context, assignment));
}

const Change = z.strictObject({
  teamId: z.unknown().optional(),
  roleNames: z.array(z.string()),
  links: z.unknown().optional(),
});

/** Replaces a team's roles in the project. */
export function updateGroupTeam(call: GroupCall): Answer {
  const { context, group, params, body } = call;
  const assignment = context.store.teamAssignments.get(group.id, params.teamId ?? "");
  if (assignment === undefined) return refuse("TEAM_NOT_IN_GROUP");
  const wanted = parseBody(Change, body);
  if (isRefusal(wanted)) return wanted;
  if (wanted.roleNames.length === 0) return refuse("NO_ROLES_IN_ASSIGNMENT");
  const roleNames = readGroupRoles(wanted.roleNames, "roleNames");
  if (isRefusal(roleNames)) return roleNames;
  const changed: TeamAssignment = { ...assignment, roleNames };
  context.store.teamAssignments.put(group.id, changed.teamId, changed);
  return listed(call, [changed]);
}

export function removeGroupTeam({ context, group, params }: GroupCall): Answer {
  const { teamId = "" } = params;
  if (context.store.teamAssignments.get(group.id, teamId) === undefined) return refuse("TEAM_NOT_IN_GROUP");
  context.store.teamAssignments.remove(group.id, teamId);
  return reply(204);
}

function listed({ context, query, href }: GroupCall, assignments: readonly TeamAssignment[]): Answer {
  const cut = page(assignments, query, href);
  if (isRefusal(cut)) return cut;
  return reply(200, { ...cut, results: cut.results.map((assignment) => assignmentView(context, assignment)) });
}

function assignmentView({ baseUrl }: AtlasContext, { teamId, groupId, roleNames }: TeamAssignment) {
  const href = `${baseUrl}/api/atlas/v2/groups/${groupId}/teams/${teamId}`;
  return { links: [{ href, rel: "self" }], roleNames, teamId };
}
