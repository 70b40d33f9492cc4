import type { Hospital } from "../../domain/hospitals.ts";
import { type Run, RunId } from "../../domain/runs.ts";
import type { RunContext } from "../context.ts";
import { hasEnded } from "../machine.ts";
import { moveRun } from "../move.ts";
import { turnOf } from "./turn.ts";

/** Whether a run may be worked on now. What waits for people and stands before it is discarded then, with the reason. */
export async function takeTurn(context: RunContext, hospital: Hospital, run: Run): Promise<boolean> {
  const place = hospital.queue.indexOf(run.id);
  if (place < 0) return false;
  const turn = turnOf(run, await runsAhead(context, hospital, place));
  if (!turn.may) return false;
  for (const other of turn.supersedes) {
    const gaveWay = await moveRun(context, other, "discarded", `Superseded by ${run.id} (${run.kind}): ${run.reason}`, {
      actor: run.author,
      facts: [{ action: "run.superseded", data: { by_run: run.id, kind: run.kind } }],
    });
    // Somebody decided on it meanwhile: whose turn it is then, the next call finds out.
    if (!gaveWay) return false;
  }
  return true;
}

/** The runs before this place in a hospital's queue that have not ended, in order. */
export async function runsAhead(
  { repositories }: Pick<RunContext, "repositories">,
  { queue }: Hospital,
  place: number,
): Promise<Run[]> {
  const ahead: Run[] = [];
  for (const id of queue.slice(0, place)) {
    const run = await repositories.runs.find(RunId.parse(id));
    if (run && !hasEnded(run.status)) ahead.push(run);
  }
  return ahead;
}
