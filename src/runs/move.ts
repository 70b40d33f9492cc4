import type { RunPatch } from "../database/runs.ts";
import type { Run, RunStatus } from "../domain/runs.ts";
import { OperatorError } from "../foundation/errors.ts";
import type { RunContext } from "./context.ts";
import { canMoveRun, hasEnded } from "./machine.ts";
import { removePlan } from "./plan-file.ts";

type MoveContext = Pick<RunContext, "repositories" | "clock" | "plansDir">;

/**
 * The only way in which a run changes its status: legal by the machine, and compare-and-set in the database.
 * Null if the run has been moved by somebody else meanwhile. An ended run lets go of its hospital and its plan.
 */
export async function moveRun(
  context: MoveContext,
  run: Run,
  to: RunStatus,
  text: string,
  patch: RunPatch = {},
): Promise<Run | null> {
  if (!canMoveRun(run.status, to)) throw illegalMove(run, to);
  const event = { at: context.clock.now(), type: "status" as const, text, status: to };
  const ended = hasEnded(to);
  const moved = await context.repositories.runs.move(
    run.id,
    run.status,
    to,
    ended ? { ...patch, lease: null } : patch,
    event,
  );
  if (moved && ended) {
    await context.repositories.hospitals.update(run.hospitalId, run.id, { activeRunId: null });
    await removePlan(context.plansDir, run.id);
  }
  return moved;
}

function illegalMove(run: Run, to: RunStatus): OperatorError {
  return new OperatorError(
    {
      code: "run_state_conflict",
      message: `A run that is ${run.status} can't become ${to}.`,
      nextStep: "Look at the run again and choose what it offers now.",
      retryable: false,
    },
    `illegal move of ${run.id} from ${run.status} to ${to}`,
  );
}
