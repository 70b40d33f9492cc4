import { known, type Values } from "../protocol/values.ts";
import { refuseLateChoice } from "../resources/plan.ts";
import { nothingToCheck, type Resource } from "../resources/resource.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { messageOf } from "./atlas-error.ts";
import type { AtlasCall, AtlasContext } from "./context.ts";
import { type JsonObject, listAt, textAt } from "./json.ts";
import { projectAttributes } from "./project-attributes.ts";
import { changeLimits, changeSettings, changeTeams, setSlowOperationThreshold } from "./project-changes.ts";
import { completeProject, getProject, version } from "./project-state.ts";
import { tagsToApi } from "./tags.ts";
import { waitForState } from "./waiting.ts";

const deleteLimitMs = 30 * 60_000;

/** An Atlas project with its settings, limits and teams. */
export const project: Resource<AtlasContext> = {
  type: "mongodbatlas:index/project:Project",
  schemaVersion: 0,
  attributes: projectAttributes,
  autoNamed: true,
  check: nothingToCheck,
  refine: (change) => {
    refuseLateChoice(projectAttributes, change);
    return change.planned;
  },
  idOf: (state) => String(state.id),
  stateOfImport: (id) => ({ id }),
  create: createProject,
  read: async (state, call) => {
    const id = String(state.id);
    try {
      const found = await getProject(call, id);
      return found === undefined ? undefined : await completeProject(call, found, state);
    } catch (error) {
      const detail = `error getting project (${id}): ${messageOf(error)}`;
      throw new ResourceError("error when getting project from Atlas", detail, { cause: error });
    }
  },
  update: updateProject,
  delete: async (state, call) => {
    const id = String(state.id);
    try {
      await deleteProject(call, id);
    } catch (error) {
      const detail = `error deleting project (${id}): ${messageOf(error)}`;
      throw new ResourceError("error when destroying resource", detail, { cause: error });
    }
  },
};

async function createProject(plan: Values, call: AtlasCall): Promise<Values> {
  const { atlas } = call.context;
  const created = await reported(`error creating project: ${String(plan.name)}`, () =>
    atlas.send({ method: "POST", path: `/groups${ownerQuery(plan)}`, version, body: newProject(plan) }),
  );
  const id = textAt(created, "id");
  try {
    await changeTeams(call, id, undefined, plan.teams, "error adding teams into the project");
    await changeLimits(call, id, undefined, plan.limits, "error adding limits into the project");
    await changeSettings(call, id, undefined, plan, `error updating project's settings assigned (${id}):`);
  } catch (error) {
    await deleteProject(call, id).catch((cause) => call.warn("error during project deletion", messageOf(cause)));
    throw error;
  }
  await reported("error when getting project after create", () => setSlowOperationThreshold(call, id, plan));
  return readAgain(call, id, plan);
}

async function updateProject({ prior, planned }: { prior: Values; planned: Values }, call: AtlasCall): Promise<Values> {
  const id = String(prior.id);
  const tags = tagsToApi(planned.tags);
  if (planned.name !== prior.name || JSON.stringify(tags) !== JSON.stringify(tagsToApi(prior.tags))) {
    const body = { name: String(planned.name), tags };
    await reported("error in project update", () =>
      call.context.atlas.send({ method: "PATCH", path: `/groups/${id}`, version, body }),
    );
  }
  await changeTeams(call, id, prior.teams, planned.teams, "error in project teams update");
  await changeLimits(call, id, prior.limits, planned.limits, "error in project limits update");
  await changeSettings(call, id, prior, planned, "error in project settings update");
  await reported("error in project settings update", () => setSlowOperationThreshold(call, id, planned));
  return readAgain(call, id, planned);
}

/** Clusters that are being deleted are waited for; any other ones make Atlas refuse the deletion of their project. */
async function deleteProject(call: AtlasCall, id: string): Promise<void> {
  const list = { method: "GET", path: `/groups/${id}/clusters`, version: "2024-08-05" } as const;
  await waitForState(
    async () => {
      const clusters = listAt(await call.context.atlas.send(list), "results");
      const busy = clusters.length > 0 && clusters.every((cluster) => textAt(cluster, "stateName") === "DELETING");
      return { state: busy ? "DELETING" : "IDLE", value: undefined };
    },
    { target: "IDLE", pending: ["DELETING"], limitMs: deleteLimitMs, firstLookMs: 0 },
  ).catch(() => undefined);
  await call.context.atlas.send({ method: "DELETE", path: `/groups/${id}`, version });
}

function newProject(plan: Values): JsonObject {
  const body: JsonObject = { orgId: String(plan.orgId), name: String(plan.name), tags: tagsToApi(plan.tags) };
  if (typeof plan.withDefaultAlertsSettings === "boolean")
    body.withDefaultAlertsSettings = plan.withDefaultAlertsSettings;
  const restrictions = known(plan.regionUsageRestrictions);
  if (typeof restrictions === "string" && restrictions !== "") body.regionUsageRestrictions = restrictions;
  return body;
}

function ownerQuery(plan: Values): string {
  const owner = known(plan.projectOwnerId);
  return typeof owner === "string" && owner !== "" ? `?projectOwnerId=${encodeURIComponent(owner)}` : "";
}

async function readAgain(call: AtlasCall, id: string, plan: Values): Promise<Values> {
  return reported("error when getting project after create", async () => {
    const found = await getProject(call, id);
    if (found === undefined) throw new Error(`error getting project (${id}): it is gone`);
    return completeProject(call, found, plan);
  });
}

async function reported<T>(summary: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new ResourceError(summary, messageOf(error), { cause: error });
  }
}
