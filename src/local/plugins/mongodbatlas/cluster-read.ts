import type { Value, Values } from "../protocol/values.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { messageOf } from "./atlas-error.ts";
import { type ClusterRef, clusterPath, containersOf } from "./cluster-calls.ts";
import { clusterFromApi } from "./cluster-state.ts";
import type { AtlasCall } from "./context.ts";
import { type Json, textAt } from "./json.ts";
import { advancedConfigurationFromApi } from "./process-args.ts";

/** The state of a cluster that is not flex, from its description and what Atlas tells about it elsewhere. */
export async function completeCluster(
  call: AtlasCall,
  ref: ClusterRef,
  cluster: Json,
  before: Values,
): Promise<Values> {
  const state = await withoutProcessArgs(call, ref, cluster, before);
  state.advancedConfiguration = advancedConfigurationFromApi(await getProcessArgs(call, ref), cluster);
  return state;
}

export async function withoutProcessArgs(call: AtlasCall, ref: ClusterRef, cluster: Json, before: Values) {
  const containers = await containersOf(call, ref, cluster);
  warnOfOtherVersion(call, before.mongoDbMajorVersion, textAt(cluster, "mongoDBMajorVersion"));
  return clusterFromApi(cluster, containers, before);
}

/** The state keeps the version that the program wrote, so another one in Atlas is told and is no difference. */
function warnOfOtherVersion(call: AtlasCall, before: Value | undefined, now: string): void {
  if (typeof before !== "string" || now === "" || before.split(".")[0] === now.split(".")[0]) return;
  const told = `Atlas reports mongo_db_major_version as "${now}" but your Terraform state has "${before}".`;
  call.warn("MongoDB major version modified outside of Terraform", told);
}

async function getProcessArgs(call: AtlasCall, ref: ClusterRef): Promise<Json> {
  try {
    const path = `${clusterPath(ref)}/processArgs`;
    return await call.context.atlas.send({ method: "GET", path, version: "2024-08-05" });
  } catch (error) {
    const detail = `cluster name: ${ref.name}, API error details: ${messageOf(error)}`;
    throw new ResourceError("error reading Advanced Configuration", detail, { cause: error });
  }
}
