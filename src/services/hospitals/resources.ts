import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { usernameOf } from "../../../stacks/hospital/user-rights.ts";
import { type Difference, differences } from "../../atlas/differences.ts";
import { oneSpelling } from "../../atlas/read-back/access-list.ts";
import type { AtlasReadBack } from "../../atlas/read-back/model.ts";
import { done, type Outcome, type Problem, refused } from "../../foundation/errors.ts";
import { placeOf } from "../../runs/planning/place.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, type ServiceProblem } from "../problems.ts";

/** Something with a name: whether the stack declares it, and whether Atlas has it; null where Atlas was not heard. */
export type Found<T> = T & { readonly declared: boolean; readonly found: boolean | null };

/** What the applied revision declares beside what Atlas says that it has now. */
export type Resources = {
  readonly revision: number;
  readonly config: HospitalStackConfig;
  readonly at: Date;
  /** Null if Atlas could not be asked; `problem` says why. */
  readonly atlas: AtlasReadBack | null;
  readonly problem: Problem | null;
  readonly differences: readonly Difference[];
  readonly users: readonly Found<{ readonly username: string }>[];
  readonly accessList: readonly Found<{ readonly address: string; readonly comment: string }>[];
};

const noWay: Problem = {
  code: "atlas_unreachable",
  message: "This service has no way to the Atlas of this hospital.",
  nextStep: "Start the service for the target that the hospital is bound to.",
  retryable: false,
};

/** Asks Atlas now, and changes nothing. Null while nothing was applied, and once everything is gone. For viewers. */
export async function showResources(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
): Promise<Outcome<Resources | null, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const hospital = await context.repositories.hospitals.find(hospitalId);
  if (!hospital) return refused(hospitalNotFound);
  const revision = await context.repositories.revisions.find(hospital.id, hospital.appliedRevision);
  if (!revision || hospital.status === "gone") return done(null);
  const config = HospitalStackConfig.parse(revision.config);
  const answer = (await context.atlasOf(hospital.target)?.reader.readBack(placeOf(hospital, config))) ?? refused(noWay);
  const atlas = answer.ok ? answer.value : null;
  return done({
    revision: revision.number,
    config,
    at: context.clock.now(),
    atlas,
    problem: answer.ok ? null : answer.problem,
    differences: atlas ? differences(config, atlas) : [],
    users: usersOf(config, atlas),
    accessList: accessListOf(config, atlas),
  });
}

function usersOf({ suspended, slug, credentialGenerations }: HospitalStackConfig, atlas: AtlasReadBack | null) {
  const declared = suspended ? [] : credentialGenerations.map((generation) => usernameOf(slug, generation));
  const found = atlas?.users.map(({ username }) => username) ?? null;
  return [...new Set([...declared, ...(found ?? [])])].map((username) => ({
    username,
    declared: declared.includes(username),
    found: found?.includes(username) ?? null,
  }));
}

/** In a shared project other hospitals' entries are none of our business. */
function accessListOf(config: HospitalStackConfig, atlas: AtlasReadBack | null) {
  const declared = config.suspended
    ? []
    : config.accessList.map(({ address, comment }) => ({ address: oneSpelling(address), comment }));
  const isDeclared = (address: string) => declared.some((entry) => entry.address === address);
  const found = atlas?.accessList.map(({ address }) => address);
  const foreign = config.projectMode === "shared" ? [] : (atlas?.accessList ?? []);
  return [...declared, ...foreign.filter(({ address }) => !isDeclared(address))].map((entry) => ({
    ...entry,
    declared: isDeclared(entry.address),
    found: found?.includes(entry.address) ?? null,
  }));
}
