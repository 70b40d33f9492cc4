import { createHash } from "node:crypto";
import { RunId } from "../../domain/runs.ts";
import { newId } from "../../foundation/ids.ts";

/** The id of the run that goes on with an ended one. It follows from that one's, so that of many who start it one does. */
export function followUpIdOf(ended: RunId): RunId {
  const digest = createHash("sha256").update(`follow-up of ${ended}`).digest();
  return RunId.parse(newId("run", (size) => digest.subarray(0, size)));
}
