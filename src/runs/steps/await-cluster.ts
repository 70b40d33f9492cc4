import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { AtlasProblem } from "../../atlas/problems.ts";
import type { AtlasReadBack } from "../../atlas/read-back/model.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { EngineProblem } from "../../operator/port.ts";
import { engineProblem } from "../../operator/problems/catalogue.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";
import type { Hold } from "../leases/hold.ts";
import { patiently } from "../pacing/patiently.ts";
import { placeOf } from "../planning/place.ts";
import { waitFor } from "../waiting/wait-for.ts";

/** What Atlas does to a cluster by itself, in words (Admin API, `stateName`). */
const busyWith: Readonly<Record<string, string>> = {
  CREATING: "creating",
  UPDATING: "changing",
  REPAIRING: "repairing",
  DELETING: "deleting",
};

/**
 * What Atlas has of a hospital, once it is at none of it any more: a cluster that is just being made has no connection
 * string to take in, and one that is being deleted is neither there nor gone.
 */
export async function settledReadBack(
  context: RunContext,
  hold: Hold,
  run: Run,
  hospital: Hospital,
  config: HospitalStackConfig,
  { reader }: ReachedAtlas,
): Promise<Outcome<AtlasReadBack, EngineProblem | AtlasProblem>> {
  const read = () => patiently(context, hold, run, () => reader.readBack(placeOf(hospital, config)));
  const first = await read();
  const busy = first.ok && first.value.cluster && busyWith[first.value.cluster.state];
  if (!busy) return first;
  return waitFor(context, hold, run, {
    text: `Waiting for Atlas to finish ${busy} the cluster.`,
    tooLate: engineProblem("cluster_busy", `the cluster is still ${first.value.cluster.state}`),
    look: async () => {
      const found = await read();
      if (!found.ok) return found;
      return done(found.value.cluster && found.value.cluster.state in busyWith ? undefined : found.value);
    },
  });
}
