import type { Cluster, StateName } from "./model.ts";

/** Empty while a cluster is being created, then one plain string for its whole life. Local Atlas has no SRV records. */
export function connectionStrings(cluster: Cluster, state: StateName): { standard?: string } {
  return state === "CREATING" ? {} : { standard: `mongodb://127.0.0.1:${cluster.port}/?authSource=admin` };
}
