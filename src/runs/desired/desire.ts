import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Repositories } from "../../database/index.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { type Run, RunId } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { configDifference } from "./config-difference.ts";
import { type ConfigProblem, nothingToUndo, revisionNotFound } from "./config-problems.ts";
import { firstConfig, type StackDefaults } from "./first-config.ts";
import { ConfigChange, nextConfig } from "./next-config.ts";
import { revertedConfig } from "./revert-config.ts";

export type Desired = {
  /** What Atlas has by the newest applied revision; null before the first. */
  readonly before: HospitalStackConfig | null;
  readonly after: HospitalStackConfig;
  readonly cannotUndo: readonly string[];
};

type Wish = Pick<Run, "kind" | "change" | "toRevision">;

/** What a run asks for as of now. The same for a request, which refuses at once, and for its turn, which may come later. */
export async function desire(
  { repositories, stackDefaults }: { repositories: Repositories; stackDefaults: StackDefaults },
  hospital: Hospital,
  { kind, change, toRevision }: Wish,
): Promise<Outcome<Desired, ConfigProblem>> {
  const { revisions } = repositories;
  const applied = await revisions.find(hospital.id, hospital.appliedRevision);
  const before = applied && HospitalStackConfig.parse(applied.config);
  const base = (await unfinished(repositories, hospital, kind)) ?? before ?? firstConfig(hospital, stackDefaults);
  if (kind === "change" && toRevision !== null) {
    const earlier = await revisions.find(hospital.id, toRevision);
    if (!earlier) return refused(revisionNotFound(toRevision));
    const { config, cannotUndo } = revertedConfig(base, HospitalStackConfig.parse(earlier.config));
    if (configDifference(base, config).length === 0) return refused(nothingToUndo(toRevision, cannotUndo));
    return done({ before, after: config, cannotUndo });
  }
  const after = nextConfig(kind, hospital, base, change === null ? undefined : ConfigChange.parse(change));
  return after.ok ? done({ before, after: after.value, cannotUndo: [] }) : after;
}

/** A recovery finishes what the run wanted that broke off: Atlas may have gone too far on the way for any way back. */
async function unfinished(
  { runs, revisions }: Repositories,
  hospital: Hospital,
  kind: Run["kind"],
): Promise<HospitalStackConfig | null> {
  if (kind !== "recover" && kind !== "provision") return null;
  const run = hospital.unknownSince && (await runs.find(RunId.parse(hospital.unknownSince)));
  // Nothing finishes an offboarding but another one: a recovery puts back what was there before.
  const revision =
    run && run.kind !== "offboard" && run.revision !== null ? await revisions.find(hospital.id, run.revision) : null;
  return revision && HospitalStackConfig.parse(revision.config);
}
