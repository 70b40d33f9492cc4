import { isValues, known, type Values } from "../protocol/values.ts";
import { refuseLateChoice } from "../resources/plan.ts";
import type { Resource } from "../resources/resource.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { isNotFound, messageOf } from "./atlas-error.ts";
import { type ClusterRef, clusterRef } from "./cluster-calls.ts";
import type { AtlasCall, AtlasContext } from "./context.ts";
import {
  createFlexCluster,
  deleteFlexCluster,
  flexClusterPath,
  flexVersion,
  getFlexCluster,
  updateFlexCluster,
} from "./flex-calls.ts";
import { flexAttributes, flexClusterFromApi } from "./flex-cluster-state.ts";
import type { JsonObject } from "./json.ts";
import { tagsToApi } from "./tags.ts";
import { checkTimeouts } from "./timeouts.ts";
import { TimedOut } from "./waiting.ts";

/** A flex cluster. Nothing but its tags and its termination protection can be changed: another place is an error. */
export const flexCluster: Resource<AtlasContext> = {
  type: "mongodbatlas:index/flexCluster:FlexCluster",
  schemaVersion: 0,
  attributes: flexAttributes,
  autoNamed: true,
  check: checkTimeouts,
  refine: (change) => {
    refuseLateChoice(flexAttributes, change);
    return change.planned;
  },
  idOf: (state) => String(state.id),
  stateOfImport: parseImportId,
  create,
  read: async (state, call) => {
    const ref = clusterRef(state, "update");
    try {
      return flexClusterFromApi(await getFlexCluster(call, ref), state);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      const summary = `error reading flex cluster (${ref.projectId}): ${ref.name}`;
      throw new ResourceError(summary, messageOf(error), { cause: error });
    }
  },
  update: async ({ planned }, call) => {
    const ref = clusterRef(planned, "update");
    return flexClusterFromApi(await updateFlexCluster(call, ref, settingsToApi(planned)), planned);
  },
  delete: async (state, call) => {
    const ref = clusterRef(state, "delete");
    try {
      await deleteFlexCluster(call, ref);
    } catch (error) {
      const summary = `error deleting a flex cluster (${ref.projectId}): ${ref.name}`;
      throw new ResourceError(summary, messageOf(error), { cause: error });
    }
  },
};

async function create(plan: Values, call: AtlasCall): Promise<Values> {
  const ref = { ...clusterRef(plan, "create"), endsOperation: false };
  try {
    const body = { name: ref.name, providerSettings: placeToApi(plan), ...settingsToApi(plan) };
    return flexClusterFromApi(await createFlexCluster(call, ref, body), plan);
  } catch (error) {
    const reasons = [messageOf(error)];
    if (error instanceof TimedOut) reasons.push(...(await cleanUp(plan, call, ref)));
    const summary = `error creating flex cluster: ${reasons.join("\n")}`;
    throw new ResourceError(summary, `Name: ${ref.name}, Project ID: ${ref.projectId}`, { cause: error });
  }
}

/** Takes back what was not ready in time, without waiting, unless the program wants to keep it; tells what it does. */
async function cleanUp(plan: Values, call: AtlasCall, ref: ClusterRef): Promise<string[]> {
  if (plan.deleteOnCreateTimeout !== true) {
    return ["cleanup won't be run because delete_on_create_timeout is false"];
  }
  const announced =
    "will run cleanup because delete_on_create_timeout is true. " +
    "If you suspect a transient error, wait before retrying to allow resource deletion to finish";
  try {
    await call.context.atlas.send({ method: "DELETE", path: flexClusterPath(ref), version: flexVersion });
    return [announced];
  } catch (error) {
    return isNotFound(error) ? [announced] : [announced, `cleanup failed: ${messageOf(error)}`];
  }
}

function settingsToApi(plan: Values): JsonObject {
  return {
    terminationProtectionEnabled: known(plan.terminationProtectionEnabled) === true,
    tags: tagsToApi(plan.tags),
  };
}

function placeToApi({ providerSettings }: Values): JsonObject {
  const { backingProviderName = null, regionName = null } = isValues(providerSettings) ? providerSettings : {};
  return { backingProviderName: String(backingProviderName), regionName: String(regionName) };
}

function parseImportId(id: string): Values {
  const [, projectId, name] = /^([0-9a-fA-F]{24})-(.*)$/s.exec(id) ?? [];
  if (projectId === undefined || name === undefined) {
    const form = "to import a flex cluster, use the format {project_id}-{cluster_name}";
    throw new ResourceError("error splitting import ID", `import format error: ${form}`);
  }
  return { projectId, name };
}
