import { type Refusal, refuse } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { stateOf } from "./find.ts";
import type { Cluster } from "./model.ts";

/** Refuses to upgrade a cluster that is still being created, or is being upgraded already. */
export function refuseWhileBusy({ context }: GroupCall, cluster: Cluster): Refusal | undefined {
  const isBusy = cluster.upgrade !== undefined || stateOf(context, cluster) === "CREATING";
  return isBusy ? refuse("INVALID_CLUSTER_CONFIGURATION") : undefined;
}
