import { known, type Values } from "../protocol/values.ts";
import type { Resource } from "../resources/resource.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { hasCode, isNotFound } from "./atlas-error.ts";
import { clusterAttributes } from "./cluster-attributes.ts";
import { awaitGone, clusterError, clusterPath, clusterRef, getCluster } from "./cluster-calls.ts";
import { checkCluster } from "./cluster-check.ts";
import { createCluster } from "./cluster-create.ts";
import { refineClusterPlan } from "./cluster-plan.ts";
import { completeCluster } from "./cluster-read.ts";
import { flexFromApi } from "./cluster-state.ts";
import { updateCluster } from "./cluster-update.ts";
import type { AtlasCall, AtlasContext } from "./context.ts";
import { deleteFlexCluster, getFlexCluster } from "./flex-calls.ts";
import { isProjectId } from "./project-id.ts";

const flexCode = "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API";

/** A cluster of any tier: M0, flex or dedicated. All changes of the tier are updates in place. */
export const advancedCluster: Resource<AtlasContext> = {
  type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
  schemaVersion: 2,
  attributes: clusterAttributes,
  autoNamed: true,
  check: checkCluster,
  refine: refineClusterPlan,
  // The official plugin finds no id in the state; the engine then keeps these words as the id.
  idOf: () => "missing ID",
  stateOfImport: parseImportId,
  create: createCluster,
  read: readCluster,
  update: updateCluster,
  delete: deleteCluster,
};

async function readCluster(state: Values, call: AtlasCall): Promise<Values | undefined> {
  const ref = clusterRef(state, "update");
  try {
    return await completeCluster(call, ref, await getCluster(call, ref), state);
  } catch (error) {
    if (error instanceof ResourceError) throw error;
    if (isNotFound(error)) return undefined;
    if (!hasCode(error, flexCode)) throw new ResourceError("error reading advanced cluster", detailOf(ref.name, error));
  }
  try {
    return flexFromApi(await getFlexCluster(call, ref), state);
  } catch (error) {
    throw new ResourceError(`error reading flex cluster (${ref.name})`, detailOf(ref.name, error), { cause: error });
  }
}

function detailOf(name: string, error: unknown): string {
  return `cluster name: ${name}, API error details: ${error instanceof Error ? error.message : String(error)}`;
}

async function deleteCluster(state: Values, call: AtlasCall): Promise<void> {
  const ref = clusterRef(state, "delete");
  const retain = known(state.retainBackupsEnabled);
  const query = typeof retain === "boolean" ? `?retainBackups=${retain}` : "";
  try {
    await call.context.atlas.send({ method: "DELETE", path: `${clusterPath(ref)}${query}`, version: "2023-02-01" });
  } catch (error) {
    if (!hasCode(error, flexCode)) throw clusterError("delete", ref, error);
    await deleteFlexCluster(call, ref).catch((cause) => {
      throw clusterError("flex delete", ref, cause);
    });
  }
  await awaitGone(call, ref);
}

function parseImportId(id: string): Values {
  const dash = id.indexOf("-");
  const [projectId, name] = [id.slice(0, dash), id.slice(dash + 1)];
  if (dash < 0) {
    throw new ResourceError("invalid import ID", `expected 2 parts with project_id and name: ${id}`);
  }
  if (!isProjectId(projectId)) {
    const detail = `project_id must be a 24 character hex string: ${projectId}`;
    throw new ResourceError("invalid project_id in import ID", detail);
  }
  if (!/^([a-zA-Z0-9][a-zA-Z0-9-]*)?[a-zA-Z0-9]+$/.test(name) || name.length > 64) {
    const detail = `cluster_name must have 1 to 64 letters, digits and hyphens, none of them at an end: ${name}`;
    throw new ResourceError("invalid cluster_name in import ID", detail);
  }
  return { projectId, name };
}
