import type { RunView } from "../../../../api/views/run.ts";
import { driftTexts, runStatusTexts } from "../../../texts/status.ts";

/** A run's state in a word or two; of a finished drift check, what it found. */
export function statusText({ status, drift_outcome: drift }: Pick<RunView, "status" | "drift_outcome">): string {
  return drift && status === "planned_and_finished" ? driftTexts[drift] : runStatusTexts[status];
}
