import { isValues, type Value, type Values } from "../protocol/values.ts";
import { isNotFound } from "./atlas-error.ts";
import type { AtlasCall } from "./context.ts";
import { dateAt, flagAt, type Json, listAt, memberAt, numberAt, textAt, textOrNullAt } from "./json.ts";
import { settingNames } from "./project-attributes.ts";
import { tagsFromApi } from "./tags.ts";

/** Version of all requests about projects. */
export const version = "2023-01-01";

/** The project as Atlas describes it; undefined if it is gone. */
export async function getProject(call: AtlasCall, id: string): Promise<Json | undefined> {
  try {
    return await call.context.atlas.send({ method: "GET", path: `/groups/${id}`, version });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The state of a project, from its description and all that Atlas tells about it elsewhere. */
export async function completeProject(call: AtlasCall, project: Json, before: Values): Promise<Values> {
  const path = `/groups/${textAt(project, "id")}`;
  const [teams, limits, settings, addresses, slowMs] = await Promise.all(
    ["teams", "limits", "settings", "ipAddresses", "managedSlowMs"].map((part) =>
      call.context.atlas.send({ method: "GET", path: `${path}/${part}`, version }),
    ),
  );
  return projectFromApi({ project, teams, limits, settings, addresses, slowMs }, before);
}

type ProjectAnswers = {
  project: Json;
  teams: Json | undefined;
  limits: Json | undefined;
  settings: Json | undefined;
  addresses: Json | undefined;
  slowMs: Json | undefined;
};

function projectFromApi(answers: ProjectAnswers, before: Values): Values {
  const { project } = answers;
  const alerts = memberAt(project, "withDefaultAlertsSettings");
  const state: Values = {
    id: textAt(project, "id"),
    name: textAt(project, "name"),
    orgId: textAt(project, "orgId"),
    clusterCount: numberAt(project, "clusterCount") ?? 0,
    created: dateAt(project, "created"),
    regionUsageRestrictions: textOrNullAt(project, "regionUsageRestrictions"),
    withDefaultAlertsSettings: typeof alerts === "boolean" ? alerts : null,
    projectOwnerId: before.projectOwnerId ?? null,
    tags: tagsFromApi(project, "tags", before.tags),
    teams: teamsFromApi(answers.teams),
    limits: limitsFromApi(answers.limits, before.limits),
    ipAddresses: addressesFromApi(answers.addresses),
    isSlowOperationThresholdingEnabled: answers.slowMs === true,
  };
  for (const [name, member] of Object.entries(settingNames)) state[name] = flagAt(answers.settings, member);
  return state;
}

function teamsFromApi(teams: Json | undefined): Value {
  return listAt(teams, "results").map((team) => ({
    teamId: textAt(team, "teamId"),
    roleNames: listAt(team, "roleNames").filter((role) => typeof role === "string"),
  }));
}

/** Only the limits that the program names count; Atlas lists all of them. */
function limitsFromApi(limits: Json | undefined, before: Value | undefined): Value {
  const names = (Array.isArray(before) ? before : []).filter(isValues).map((limit) => limit.name);
  return listAt(limits)
    .filter((limit) => names.includes(textAt(limit, "name")))
    .map((limit) => ({
      name: textAt(limit, "name"),
      value: numberAt(limit, "value"),
      currentUsage: numberAt(limit, "currentUsage"),
      defaultLimit: numberAt(limit, "defaultLimit"),
      maximumLimit: numberAt(limit, "maximumLimit"),
    }));
}

function addressesFromApi(addresses: Json | undefined): Value {
  const clusters = listAt(addresses, "services", "clusters").map((cluster) => ({
    clusterName: textAt(cluster, "clusterName"),
    inbounds: listAt(cluster, "inbound").filter((address) => typeof address === "string"),
    outbounds: listAt(cluster, "outbound").filter((address) => typeof address === "string"),
  }));
  return { services: { clusters } };
}
