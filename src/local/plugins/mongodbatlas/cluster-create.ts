import { isValues, known, type Values } from "../protocol/values.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { isNotFound, messageOf } from "./atlas-error.ts";
import {
  awaitIdle,
  type ClusterRef,
  clusterPath,
  clusterRef,
  clustersPath,
  effective,
  sendChange,
} from "./cluster-calls.ts";
import { completeCluster } from "./cluster-read.ts";
import { clusterToApi, firstRegion, providerOf } from "./cluster-request.ts";
import { flexFromApi } from "./cluster-state.ts";
import { patchCluster, patchProcessArgs, pinVersion } from "./cluster-update.ts";
import type { AtlasCall } from "./context.ts";
import { createFlexCluster, flexClusterPath, flexVersion, reported } from "./flex-calls.ts";
import type { JsonObject } from "./json.ts";
import { TimedOut } from "./waiting.ts";

/**
 * Creates a cluster and waits until it can be used. Nothing is kept if that fails half-way: as with the official plugin
 * the cluster is then in Atlas and in no state, unless it took too long and the program lets it be deleted again.
 */
export async function createCluster(plan: Values, call: AtlasCall): Promise<Values> {
  const ref = clusterRef(plan, "create");
  const request = clusterToApi(plan);
  const isFlex = providerOf(request) === "FLEX";
  try {
    return await (isFlex ? createFlex(plan, call, ref, request) : createOther(plan, call, ref, request));
  } catch (error) {
    if (!isTimeout(error) || plan.deleteOnCreateTimeout !== true) throw error;
    await cleanUp(call, ref, isFlex);
    throw error;
  }
}

async function createOther(plan: Values, call: AtlasCall, ref: ClusterRef, request: JsonObject): Promise<Values> {
  const { paused, ...body } = request;
  const path = clustersPath(ref);
  await sendChange(call, ref, "create", { method: "POST", path, version: "2024-10-23", headers: effective, body });
  let cluster = await awaitIdle(call, ref, "create");
  if (paused === true) cluster = await patchCluster(call, ref, { paused: true }, "pause after create");
  await patchProcessArgs(call, ref, undefined, plan.advancedConfiguration);
  if (isValues(plan.pinnedFcv)) cluster = await pinVersion(call, ref, plan.pinnedFcv);
  return completeCluster(call, ref, cluster, plan);
}

async function createFlex(plan: Values, call: AtlasCall, ref: ClusterRef, request: JsonObject): Promise<Values> {
  const { backingProviderName = null, regionName = null } = firstRegion(request);
  const body: JsonObject = {
    name: ref.name,
    providerSettings: { backingProviderName, regionName },
    terminationProtectionEnabled: known(plan.terminationProtectionEnabled) === true,
    tags: request.tags ?? [],
  };
  const summary = `error creating flex cluster: Cluster name ${ref.name} (project_id=${ref.projectId}).`;
  return flexFromApi(await reported(summary, () => createFlexCluster(call, ref, body)), plan);
}

function isTimeout(error: unknown): boolean {
  return error instanceof ResourceError && error.cause instanceof TimedOut;
}

async function cleanUp(call: AtlasCall, ref: ClusterRef, isFlex: boolean): Promise<void> {
  const detail = `Cluster name ${ref.name} (project_id=${ref.projectId}).`;
  call.warn("Failed to create resource. Will run cleanup due to the operation timing out", detail);
  const path = isFlex ? flexClusterPath(ref) : clusterPath(ref);
  try {
    await call.context.atlas.send({ method: "DELETE", path, version: isFlex ? flexVersion : "2023-02-01" });
  } catch (error) {
    if (!isNotFound(error)) call.warn("Error during cleanup", `${detail} error=${messageOf(error)}`);
  }
}
