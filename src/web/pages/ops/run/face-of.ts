import type { RunView } from "../../../../api/views/run.ts";
import { driftLooks, type Look, runLooks } from "../../../components/tone.ts";
import { begunFaces, driftFaces, type FaceWords, runFaces } from "../../../texts/run-faces.ts";
import { driftTexts, runStatusTexts } from "../../../texts/status.ts";

export type Face = {
  /** The state in a word or two. */
  readonly name: string;
  readonly look: Look;
  readonly words: FaceWords;
};

/** How a run looks at its present state, and what is said of it. */
export function faceOf(run: Pick<RunView, "kind" | "status" | "drift_outcome" | "transitions">): Face {
  const { status, drift_outcome: drift } = run;
  if (drift && (status === "planned_and_finished" || (run.kind === "drift-check" && status === "errored"))) {
    return { name: driftTexts[drift], look: driftLooks[drift], words: driftFaces[drift] };
  }
  const hadBegun = run.transitions.some((transition) => transition.status === "applying");
  return {
    name: runStatusTexts[status],
    look: runLooks[status],
    words: (hadBegun ? begunFaces[status] : undefined) ?? runFaces[status],
  };
}
