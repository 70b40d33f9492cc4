import { RunId } from "../../domain/runs.ts";
import { idFrom } from "../../foundation/ids.ts";

/** The id of the run that goes on with an ended one. It follows from that one's, so that of many who start it one does. */
export function followUpIdOf(ended: RunId): RunId {
  return RunId.parse(idFrom("run", "follow-up", ended));
}
