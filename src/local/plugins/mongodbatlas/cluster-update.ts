import { isSet, isValues, type Value, type Values } from "../protocol/values.ts";
import { sameValue } from "../resources/equality.ts";
import { hasCode } from "./atlas-error.ts";
import { clusterAttributes } from "./cluster-attributes.ts";
import {
  awaitIdle,
  type ClusterRef,
  clusterError,
  clusterPath,
  clusterRef,
  clustersPath,
  effective,
  getCluster,
  sendChange,
} from "./cluster-calls.ts";
import { type ClusterChange, changeOf } from "./cluster-change.ts";
import { completeCluster, withoutProcessArgs } from "./cluster-read.ts";
import { flexFromApi } from "./cluster-state.ts";
import type { AtlasCall } from "./context.ts";
import { flexClustersPath, flexVersion, getFlexCluster, updateFlexCluster, upgradeTenantToFlex } from "./flex-calls.ts";
import { type Json, type JsonObject, memberAt } from "./json.ts";
import { changedProcessArgs } from "./process-args.ts";

/** Brings a cluster to its plan: pinned version first, then the one change that the tier allows, then the process arguments. */
export async function updateCluster(change: { prior: Values; planned: Values }, call: AtlasCall): Promise<Values> {
  const { prior, planned } = change;
  const ref = clusterRef(planned, "update");
  let cluster = await changePinnedVersion(call, ref, prior.pinnedFcv, planned.pinnedFcv);
  const wanted = changeOf(prior, planned);
  if (wanted.kind === "tenant-to-flex") return flexFromApi(await upgradeTenantToFlex(call, ref, wanted.body), planned);
  if (wanted.kind === "flex-update") return flexFromApi(await updateFlexCluster(call, ref, wanted.body), planned);
  cluster = (await applyChange(call, ref, wanted)) ?? cluster;
  if (isSet(prior.adaptiveCapacity) && !isSet(planned.adaptiveCapacity)) {
    cluster = await patchCluster(call, ref, { adaptiveCapacity: null }, "update");
  }
  if (!cluster) {
    const found = await lookAgain(call, ref);
    if (found.flex) return flexFromApi(found.flex, planned);
    cluster = found.cluster;
  }
  const changedArgs = await patchProcessArgs(call, ref, prior.advancedConfiguration, planned.advancedConfiguration);
  if (changedArgs || memberAt(cluster, "advancedConfiguration")) return completeCluster(call, ref, cluster, planned);
  const state = await withoutProcessArgs(call, ref, cluster, planned);
  return { ...state, advancedConfiguration: prior.advancedConfiguration ?? null };
}

async function applyChange(call: AtlasCall, ref: ClusterRef, change: ClusterChange): Promise<Json | undefined> {
  if (change.kind === "patch") return patchInOrder(call, ref, change.body);
  if (change.kind === "tenant-to-dedicated") {
    const path = `${clustersPath(ref)}/tenantUpgrade`;
    const { body } = change;
    await sendChange(call, ref, "tenant upgrade", { method: "POST", path, version: "2023-01-01", body });
    return awaitIdle(call, ref, "tenant upgrade", true);
  }
  if (change.kind === "flex-to-dedicated") {
    const path = `${flexClustersPath(ref)}:tenantUpgrade`;
    const { body } = change;
    await sendChange(call, ref, "flex upgrade", { method: "POST", path, version: flexVersion, body });
    return awaitIdle(call, ref, "flex upgrade", true);
  }
  return undefined;
}

/** Atlas changes nothing else of a paused cluster, and pauses no cluster that it is changing. */
async function patchInOrder(call: AtlasCall, ref: ClusterRef, body: JsonObject): Promise<Json | undefined> {
  const { paused, ...others } = body;
  let cluster: Json | undefined;
  if (paused === false) cluster = await patchCluster(call, ref, { paused }, "resume before update");
  if (Object.keys(others).length > 0) cluster = await patchCluster(call, ref, others, "update");
  if (paused === true) cluster = await patchCluster(call, ref, { paused }, "pause after update");
  return cluster;
}

export async function patchCluster(
  call: AtlasCall,
  ref: ClusterRef,
  body: JsonObject,
  operation: string,
): Promise<Json> {
  const path = clusterPath(ref);
  await sendChange(call, ref, operation, { method: "PATCH", path, version: "2024-10-23", headers: effective, body });
  return awaitIdle(call, ref, operation);
}

/** True if there was something to send. */
export async function patchProcessArgs(
  call: AtlasCall,
  ref: ClusterRef,
  prior: Value | undefined,
  planned: Value | undefined,
): Promise<boolean> {
  const body = changedProcessArgs(prior, planned);
  if (Object.keys(body).length === 0) return false;
  const operation = "update advanced configuration";
  const path = `${clusterPath(ref)}/processArgs`;
  await sendChange(call, ref, operation, { method: "PATCH", path, version: "2024-08-05", body });
  await awaitIdle(call, ref, operation);
  return true;
}

async function changePinnedVersion(
  call: AtlasCall,
  ref: ClusterRef,
  prior: Value | undefined,
  planned: Value | undefined,
): Promise<Json | undefined> {
  const kind = clusterAttributes.pinnedFcv;
  if (!kind || sameValue(kind, prior, planned)) return undefined;
  if (isValues(planned)) return pinVersion(call, ref, planned);
  const path = `${clusterPath(ref)}:unpinFeatureCompatibilityVersion`;
  await sendChange(call, ref, "FCV unpinning", { method: "POST", path, version: "2024-05-30" });
  return awaitIdle(call, ref, "FCV unpinning");
}

export async function pinVersion(call: AtlasCall, ref: ClusterRef, pin: Values): Promise<Json> {
  const path = `${clusterPath(ref)}:pinFeatureCompatibilityVersion`;
  const body = { expirationDate: String(pin.expirationDate) };
  await sendChange(call, ref, "FCV pinning", { method: "POST", path, version: "2024-05-30", body });
  return awaitIdle(call, ref, "FCV pinning");
}

async function lookAgain(call: AtlasCall, ref: ClusterRef): Promise<{ cluster: Json; flex?: Json }> {
  try {
    return { cluster: await getCluster(call, ref) };
  } catch (error) {
    if (!hasCode(error, "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API")) throw clusterError("update", ref, error);
    return { cluster: null, flex: await getFlexCluster(call, ref) };
  }
}
