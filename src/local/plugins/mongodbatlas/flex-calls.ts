import { ResourceError } from "../resources/resource-error.ts";
import { hasCode, isNotFound, messageOf } from "./atlas-error.ts";
import { type ClusterRef, clustersPath } from "./cluster-calls.ts";
import type { AtlasCall } from "./context.ts";
import { type Json, type JsonObject, textAt } from "./json.ts";
import { type Sight, waitForState } from "./waiting.ts";

export const flexVersion = "2024-11-13";

export function flexClustersPath(ref: ClusterRef): string {
  return `/groups/${ref.projectId}/flexClusters`;
}

export function flexClusterPath(ref: ClusterRef): string {
  return `${flexClustersPath(ref)}/${encodeURIComponent(ref.name)}`;
}

export function getFlexCluster(call: AtlasCall, ref: ClusterRef): Promise<Json> {
  return call.context.atlas.send({ method: "GET", path: flexClusterPath(ref), version: flexVersion });
}

/** Creates a flex cluster and waits until it can be used. Fails with an `AtlasApiError`, `TimedOut` or a wrong state. */
export async function createFlexCluster(call: AtlasCall, ref: ClusterRef, body: JsonObject): Promise<Json> {
  await call.context.atlas.send({ method: "POST", path: flexClustersPath(ref), version: flexVersion, body });
  return awaitFlex(call, ref, ["CREATING", "UPDATING", "REPAIRING"]);
}

export function updateFlexCluster(call: AtlasCall, ref: ClusterRef, body: JsonObject): Promise<Json> {
  return reported(`error updating flex cluster: ${ref.name}`, async () => {
    await call.context.atlas.send({ method: "PATCH", path: flexClusterPath(ref), version: flexVersion, body });
    return awaitFlex(call, ref, ["UPDATING", "REPAIRING"]);
  });
}

/** Makes a flex cluster of an M0; until that is done, Atlas says that there is no such flex cluster. */
export function upgradeTenantToFlex(call: AtlasCall, ref: ClusterRef, body: JsonObject): Promise<Json> {
  const path = `${clustersPath(ref)}/tenantUpgrade`;
  return reported(`error upgrading to a flex cluster: ${ref.name}`, async () => {
    await call.context.atlas.send({ method: "POST", path, version: "2023-01-01", body });
    return awaitFlex(call, ref, ["UPDATING"], true);
  });
}

/** Deletes a flex cluster and waits until it is gone. Fails as `createFlexCluster` does. */
export async function deleteFlexCluster(call: AtlasCall, ref: ClusterRef): Promise<void> {
  const pending = ["CREATING", "IDLE", "DELETING"];
  await call.context.atlas.send({ method: "DELETE", path: flexClusterPath(ref), version: flexVersion });
  await waitForState(() => lookAtFlex(call, ref, false), { ...ref, target: "DELETED", pending, firstLookMs: 0 });
}

function awaitFlex(call: AtlasCall, ref: ClusterRef, pending: string[], upgrades = false): Promise<Json> {
  return waitForState(() => lookAtFlex(call, ref, upgrades), { ...ref, target: "IDLE", pending, firstLookMs: 0 });
}

async function lookAtFlex(call: AtlasCall, ref: ClusterRef, upgrades: boolean): Promise<Sight<Json>> {
  try {
    const flex = await getFlexCluster(call, ref);
    return { state: textAt(flex, "stateName"), value: flex };
  } catch (error) {
    if (upgrades && (isNotFound(error) || hasCode(error, "CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API"))) {
      return { state: "UPDATING", value: null };
    }
    if (isNotFound(error)) return { state: "DELETED", value: null };
    throw error;
  }
}

/** Runs an operation; what it fails with becomes the detail of an error with this summary. */
export async function reported<T>(summary: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new ResourceError(summary, messageOf(error), { cause: error });
  }
}
