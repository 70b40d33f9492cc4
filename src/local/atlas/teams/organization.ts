import { z } from "zod";
import type { AtlasContext } from "../context.ts";
import { type Answer, isRefusal, type Refusal, refuse, refuseField, reply } from "../http/answers.ts";
import type { OrgCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { parseBody } from "../http/read-body.ts";
import { isAtlasId, newAtlasId } from "../ids.ts";
import { orgHref } from "../orgs/view.ts";
import type { Team } from "./model.ts";

const NewTeam = z.strictObject({
  name: z.string(),
  usernames: z.array(z.string()),
  id: z.unknown().optional(),
  links: z.unknown().optional(),
});

export function createOrgTeam({ context, org, body }: OrgCall): Answer {
  const wanted = parseBody(NewTeam, body);
  if (isRefusal(wanted)) return wanted;
  if (wanted.usernames.length === 0) return refuse("CANNOT_CREATE_EMPTY_TEAM");
  const refusal = refuseName(context, org.id, wanted.name);
  if (refusal !== undefined) return refusal;
  const { store, limits, random } = context;
  const atMost = limits.teamsPerOrganization;
  if (store.teams.count(org.id) >= atMost) return refuse("MAX_TEAMS_EXCEEDED", atMost);
  const { name, usernames } = wanted;
  const team: Team = { id: newAtlasId(random), orgId: org.id, name, usernames: [...new Set(usernames)] };
  store.teams.put(org.id, team.id, team);
  const view = teamView(context, team);
  return reply(201, { ...view, usernames: team.usernames }, view.links[0]?.href);
}

export function listOrgTeams({ context, org, query, href }: OrgCall): Answer {
  const cut = page(context.store.teams.list(org.id), query, href);
  return isRefusal(cut) ? cut : reply(200, { ...cut, results: cut.results.map((team) => teamView(context, team)) });
}

export function getOrgTeam(call: OrgCall): Answer {
  const team = findTeam(call.context, call.org.id, call.params.teamId ?? "");
  return isRefusal(team) ? team : reply(200, teamView(call.context, team));
}

export function getTeamByName({ context, org, params }: OrgCall): Answer {
  const { teamName = "" } = params;
  const team = context.store.teams.list(org.id).find(({ name }) => name === teamName);
  return team === undefined ? refuse("TEAM_NAME_NOT_FOUND", teamName) : reply(200, teamView(context, team));
}

const Rename = z.strictObject({ name: z.string(), links: z.unknown().optional() });

export function renameOrgTeam({ context, org, params, body }: OrgCall): Answer {
  const team = findTeam(context, org.id, params.teamId ?? "");
  if (isRefusal(team)) return team;
  const wanted = parseBody(Rename, body);
  if (isRefusal(wanted)) return wanted;
  const refusal = wanted.name === team.name ? undefined : refuseName(context, org.id, wanted.name);
  if (refusal !== undefined) return refusal;
  const renamed: Team = { ...team, name: wanted.name };
  context.store.teams.put(org.id, team.id, renamed);
  return reply(200, teamView(context, renamed));
}

export function deleteOrgTeam({ context, org, params }: OrgCall): Answer {
  const team = findTeam(context, org.id, params.teamId ?? "");
  if (isRefusal(team)) return team;
  const isAssigned = context.store.teamAssignments.all().some(({ teamId }) => teamId === team.id);
  if (isAssigned) return refuse("CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT");
  context.store.teams.remove(org.id, team.id);
  return reply(204);
}

/** The team with this id in an organization. */
export function findTeam({ store }: AtlasContext, orgId: string, id: string): Team | Refusal {
  if (!isAtlasId(id)) return refuse("INVALID_TEAM_ID", id);
  return store.teams.get(orgId, id) ?? refuse("TEAM_NOT_FOUND", id);
}

function refuseName({ store }: AtlasContext, orgId: string, name: string): Refusal | undefined {
  if (name.trim() === "" || name.length > 64) return refuseField("name", "must have 1 to 64 characters");
  const isTaken = store.teams.list(orgId).some((team) => team.name === name);
  return isTaken ? refuse("TEAM_NAME_NOT_AVAILABLE", name, orgId) : undefined;
}

function teamView(context: AtlasContext, { id, orgId, name }: Team) {
  return { id, links: [{ href: `${orgHref(context, orgId)}/teams/${id}`, rel: "self" }], name };
}
