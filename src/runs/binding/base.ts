import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { fingerprintOf } from "../../atlas/fingerprint.ts";
import type { AtlasProblem } from "../../atlas/problems.ts";
import type { AtlasReadBack } from "../../atlas/read-back/model.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Base } from "../../domain/plan.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { EngineProblem } from "../../operator/port.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";
import { placeOf } from "../planning/place.ts";

export type Ground = { readonly base: Base; readonly readBack: AtlasReadBack };

/** What a plan stands on as of now: the applied revision, the stack's state, and what Atlas really has. */
export async function readGround(
  context: Pick<RunContext, "operator">,
  hospital: Hospital,
  config: HospitalStackConfig,
  atlas: ReachedAtlas,
): Promise<Outcome<Ground, EngineProblem | AtlasProblem>> {
  const [state, readBack] = await Promise.all([
    context.operator.readState({ config, atlas: atlas.access }),
    atlas.reader.readBack(placeOf(hospital, config)),
  ]);
  if (!state.ok) return state;
  if (!readBack.ok) return readBack;
  const base = {
    revision: hospital.appliedRevision,
    state: state.value.fingerprint,
    atlas: fingerprintOf(ownOf(config, readBack.value)),
  };
  return done({ base, readBack: readBack.value });
}

/** The access list of a shared project is everybody's: what others do to it moves nobody's ground. */
function ownOf({ projectMode }: HospitalStackConfig, readBack: AtlasReadBack): AtlasReadBack {
  return projectMode === "shared" ? { ...readBack, accessList: [] } : readBack;
}

/** What moved between two grounds, in words; empty if nothing did. */
export function movedSince(before: Base, now: Base): string[] {
  return [
    ...(before.revision === now.revision ? [] : ["another change was applied to this hospital"]),
    ...(before.state === now.state ? [] : ["the stack's state was changed"]),
    ...(before.atlas === now.atlas ? [] : ["something was changed in Atlas"]),
  ];
}
