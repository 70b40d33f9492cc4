import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { AtlasProblem } from "../../atlas/problems.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { Adoption, EngineProblem } from "../../operator/port.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";
import { placeOf } from "../place.ts";

/**
 * What of this hospital Atlas has and the stack's state has not, because an attempt broke off: to be taken in instead of
 * made again. Only what carries the hospital's own tag; undefined if there is nothing, or for kinds that never adopt.
 */
export async function findAdoption(
  { operator }: Pick<RunContext, "operator">,
  run: Run,
  hospital: Hospital,
  config: HospitalStackConfig,
  { access, reader }: ReachedAtlas,
): Promise<Outcome<Adoption | undefined, EngineProblem | AtlasProblem>> {
  if (run.kind !== "provision" && run.kind !== "recover") return done(undefined);
  const [state, found] = await Promise.all([operator.readState({ config, atlas: access }), reader.readBack(placeOf(hospital, config))]);
  if (!state.ok) return state;
  if (!found.ok) return found;
  const { project, cluster } = found.value;
  const isOurs = (tags: Readonly<Record<string, string>>) => tags["hospital-id"] === hospital.id;
  const missing = (name: string) => !state.value.resources.includes(name);
  const ownsProject = config.projectMode === "per-hospital";
  const adopt: Adoption = {
    ...(ownsProject && project && missing("project") && isOurs(project.tags) && { project: project.id }),
    ...(project && cluster && missing("cluster") && isOurs(cluster.tags) && { cluster: `${project.id}-${cluster.name}` }),
  };
  return done(Object.keys(adopt).length > 0 ? adopt : undefined);
}
