import type { HospitalView } from "../../../../api/views/hospital.ts";
import type { RunView } from "../../../../api/views/run.ts";
import type { FollowUpKind } from "../../../queries/runs.ts";

/** Which run has to go on from this one; only while the hospital still is as this one left it. */
export function followUpOf({ id, kind }: RunView, { recovery_needed_since, drift }: HospitalView): FollowUpKind | null {
  if (recovery_needed_since === id) return kind === "offboard" ? null : "recover";
  return drift?.run === id && drift.outcome === "drifted" ? "remediate" : null;
}
