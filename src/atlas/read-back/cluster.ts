import type { Outcome } from "../../foundation/errors.ts";
import { orNull } from "../client/absent.ts";
import type { AtlasClient } from "../client/client.ts";
import type { AtlasProblem } from "../problems.ts";
import { DedicatedCluster } from "./dedicated-cluster.ts";
import { FlexCluster } from "./flex-cluster.ts";
import type { AtlasCluster } from "./model.ts";

const isAbsent = ["CLUSTER_NOT_FOUND", "GROUP_NOT_FOUND"];

/**
 * The cluster of that name, of whatever kind; null if there is none. Each of the two APIs refuses the clusters of the
 * other. While one is being upgraded both may, each for the state that it saw: then the first is asked once more.
 */
export async function readCluster(
  client: AtlasClient,
  projectId: string,
  name: string,
): Promise<Outcome<AtlasCluster | null, AtlasProblem>> {
  const path = (api: string) => `/groups/${projectId}/${api}/${encodeURIComponent(name)}`;
  const dedicated = async () => orNull(await client.get(path("clusters"), "2024-08-05", DedicatedCluster), isAbsent);
  const first = await dedicated();
  if (first.ok || first.problem.atlasCode !== "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API") return first;
  const flex = orNull(await client.get(path("flexClusters"), "2024-11-13", FlexCluster), isAbsent);
  if (flex.ok || flex.problem.atlasCode !== "CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API") return flex;
  return dedicated();
}
