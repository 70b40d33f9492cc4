import { known, type Values } from "../protocol/values.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { AtlasApiError, hasCode, isNotFound, messageOf } from "./atlas-error.ts";
import type { AtlasRequest } from "./atlas-port.ts";
import { regionKey } from "./cluster-state.ts";
import type { AtlasCall } from "./context.ts";
import { type Json, listAt, textAt } from "./json.ts";
import { limitOf } from "./timeouts.ts";
import { type Sight, waitForState } from "./waiting.ts";

const usualLimitMs = 3 * 3_600_000;
const pendingStates = ["CREATING", "UPDATING", "REPAIRING", "REPEATING", "PENDING", "DELETING"];

/** Which cluster a call is about, and how long it may take altogether. */
export type ClusterRef = {
  readonly projectId: string;
  readonly name: string;
  readonly limitMs: number;
  /** A create that cleans up after itself has a deadline over all its waits. */
  readonly endsOperation: boolean;
};

export function clusterRef(cluster: Values, operation: "create" | "update" | "delete"): ClusterRef {
  const limitMs = limitOf(cluster, operation, usualLimitMs);
  const endsOperation = operation === "create" && cluster.deleteOnCreateTimeout === true;
  return { projectId: String(known(cluster.projectId)), name: String(known(cluster.name)), limitMs, endsOperation };
}

export function clustersPath(ref: ClusterRef): string {
  return `/groups/${ref.projectId}/clusters`;
}

export function clusterPath(ref: ClusterRef): string {
  return `${clustersPath(ref)}/${encodeURIComponent(ref.name)}`;
}

export function getCluster(call: AtlasCall, ref: ClusterRef): Promise<Json> {
  return call.context.atlas.send({ method: "GET", path: clusterPath(ref), version: "2024-08-05", headers: effective });
}

/** Tells Atlas that the sizes in requests and answers are the current ones. */
export const effective = { "use-effective-instance-fields": "false" };

/** Sends a change of a cluster; a refusal names the operation as the official plugin does. */
export async function sendChange(
  call: AtlasCall,
  ref: ClusterRef,
  operation: string,
  request: AtlasRequest,
): Promise<Json> {
  try {
    return await call.context.atlas.send(request);
  } catch (error) {
    throw clusterError(operation, ref, error);
  }
}

export function clusterError(operation: string, ref: ClusterRef, error: unknown): ResourceError {
  const detail = `cluster name: ${ref.name}, API error details: ${messageOf(error)}`;
  return new ResourceError(`Error in ${operation}`, detail, { cause: error });
}

/** Waits until a cluster has settled. After an upgrade, Atlas may show the old shared cluster for a while. */
export function awaitIdle(call: AtlasCall, ref: ClusterRef, operation: string, dedicated = false): Promise<Json> {
  return awaitState(call, ref, operation, { target: "IDLE", pending: pendingStates, dedicated });
}

export async function awaitGone(call: AtlasCall, ref: ClusterRef): Promise<void> {
  const pending = [...pendingStates, "IDLE"];
  await awaitState(call, ref, "delete", { target: "DELETED", pending, dedicated: false });
}

type Wanted = { target: string; pending: string[]; dedicated: boolean };

async function awaitState(call: AtlasCall, ref: ClusterRef, operation: string, wanted: Wanted): Promise<Json> {
  try {
    return await waitForState(() => lookAtCluster(call, ref, wanted.dedicated), { ...wanted, ...ref });
  } catch (error) {
    const detail = `cluster=${ref.name} didn't reach desired state: ${wanted.target}, error: ${messageOf(error)}`;
    throw new ResourceError(`Error in ${operation}`, detail, { cause: error });
  }
}

async function lookAtCluster(call: AtlasCall, ref: ClusterRef, dedicated: boolean): Promise<Sight<Json>> {
  try {
    const cluster = await getCluster(call, ref);
    const state = textAt(cluster, "stateName");
    const provider = textAt(cluster, "replicationSpecs", 0, "regionConfigs", 0, "providerName");
    const isOld = dedicated && state === "IDLE" && (provider === "TENANT" || provider === "FLEX");
    return { state: isOld ? "UPDATING" : state, value: cluster };
  } catch (error) {
    return { state: stateOfFailure(error), value: null };
  }
}

/** Some failures of a look tell a state; all others end the wait. */
function stateOfFailure(error: unknown): string {
  if (hasCode(error, "ECONNRESET")) return "REPEATING";
  if (hasCode(error, "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API")) return "UPDATING";
  if (isNotFound(error)) return "DELETED";
  if (error instanceof AtlasApiError && error.status === 503) return "PENDING";
  throw error;
}

/** The network container of each region of a dedicated cluster, by `PROVIDER:REGION`. */
export async function containersOf(call: AtlasCall, ref: ClusterRef, cluster: Json): Promise<Map<string, string>> {
  const containers = new Map<string, string>();
  const answers = new Map<string, Json[]>();
  const regions = listAt(cluster, "replicationSpecs").flatMap((spec) => listAt(spec, "regionConfigs"));
  for (const region of regions) {
    const provider = textAt(region, "providerName");
    if (provider === "TENANT") continue;
    const known = answers.get(provider) ?? (await listContainers(call, ref, provider));
    answers.set(provider, known);
    const key = regionKey(region);
    const container = known.find((each) => hosts(each, provider, textAt(region, "regionName")));
    if (!container) throw containerError(ref, `container id not found for ${key}`);
    containers.set(key, textAt(container, "id"));
  }
  return containers;
}

async function listContainers(call: AtlasCall, ref: ClusterRef, provider: string): Promise<Json[]> {
  const path = `/groups/${ref.projectId}/containers?providerName=${provider}`;
  try {
    return listAt(await call.context.atlas.send({ method: "GET", path, version: "2023-01-01" }), "results");
  } catch (error) {
    throw containerError(ref, messageOf(error));
  }
}

function hosts(container: Json, provider: string, region: string): boolean {
  return provider === "GCP" || textAt(container, "regionName") === region || textAt(container, "region") === region;
}

function containerError(ref: ClusterRef, reason: string): ResourceError {
  return new ResourceError("error resolving container IDs", `cluster name = ${ref.name}, error details: ${reason}`);
}
