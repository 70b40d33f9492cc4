import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { authDatabaseName, usernameOf, userResource } from "../../../stacks/hospital/user-rights.ts";
import type { AtlasReadBack } from "../../atlas/read-back/model.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Adopted } from "../../domain/plan.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { EngineProblem } from "../../operator/port.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";

/**
 * What of this hospital Atlas has and the stack's state has not, because an attempt broke off: to be taken in instead of
 * made again. Only what carries the hospital's own tag; undefined if there is nothing.
 */
export async function findAdoption(
  { operator }: Pick<RunContext, "operator">,
  hospital: Hospital,
  config: HospitalStackConfig,
  found: AtlasReadBack,
  { access }: ReachedAtlas,
): Promise<Outcome<Adopted | undefined, EngineProblem>> {
  const state = await operator.readState({ config, atlas: access });
  return state.ok ? done(adopted(hospital, config, found, new Set(state.value.resources))) : state;
}

function adopted(
  hospital: Hospital,
  config: HospitalStackConfig,
  { project, cluster, users }: AtlasReadBack,
  known: ReadonlySet<string>,
): Adopted | undefined {
  if (!project) return undefined;
  const isOurs = ({ tags }: { tags: Readonly<Record<string, string>> }) => tags["hospital-id"] === hospital.id;
  const ownsProject = config.projectMode === "per-hospital";
  const lost = config.credentialGenerations.filter(
    (generation) =>
      !known.has(userResource(generation)) &&
      users.some(({ username }) => username === usernameOf(config.slug, generation)),
  );
  const adopt: Adopted = {
    ...(ownsProject && !known.has("project") && isOurs(project) && { project: project.id }),
    ...(cluster && !known.has("cluster") && isOurs(cluster) && { cluster: `${project.id}-${cluster.name}` }),
    ...(lost.length > 0 && {
      users: lost.map((generation) => ({
        generation,
        importId: `${project.id}-${usernameOf(config.slug, generation)}-${authDatabaseName}`,
      })),
    }),
  };
  return Object.keys(adopt).length > 0 ? adopt : undefined;
}
