import type { AtlasProblem } from "../atlas/problems.ts";
import type { Run, RunProblem, RunStatus } from "../domain/runs.ts";
import type { Problem } from "../foundation/errors.ts";
import type { EngineProblem } from "../operator/port.ts";
import type { RunContext } from "./context.ts";
import type { Hold } from "./hold.ts";
import { moveRun } from "./move.ts";

/** Ends a run with what went wrong. The public words go on the run, the engine's own into the log alone. */
export async function failRun(
  context: RunContext,
  hold: Hold,
  run: Run,
  problem: EngineProblem | AtlasProblem,
): Promise<void> {
  const { id, status } = run;
  context.log.warn({ runId: id, code: problem.code, detail: problem.detail }, "a run failed");
  const end = endOf(status, problem.code);
  if (status === "applying" && end !== "stale" && !(await noteUnknown(context, hold, run, problem.code))) return;
  await moveRun(context, run, end, problem.message, { patch: { problem: publicPart(problem) } });
}

/** Ends a run because a rule said no. */
export async function refuseRun(context: RunContext, run: Run, problem: Problem): Promise<void> {
  await moveRun(context, run, "errored", problem.message, { patch: { problem: publicPart(problem) } });
}

/** Ends a run whose machinery broke, so that it never hangs. */
export async function breakRun(context: RunContext, hold: Hold, run: Run, error: unknown): Promise<void> {
  context.log.error({ err: error, runId: run.id }, "the machinery of a run broke");
  if (run.status === "applying" && !(await noteUnknown(context, hold, run, "operation_interrupted"))) return;
  const problem = {
    code: "internal_error",
    message: "Something of ours broke while this run went on.",
    nextStep: `Ask for the change again; if it breaks again, look for ${run.id} in the service's log.`,
    retryable: true,
  };
  await moveRun(context, run, "errored", "Something of ours broke.", { patch: { problem } });
}

/**
 * After a kill or a deadline nobody knows what Atlas has: only a recovery may go on from there. False if this worker no
 * longer holds the hospital: then whoever does notes it and ends the run.
 */
async function noteUnknown(context: RunContext, hold: Hold, run: Run, code: string): Promise<boolean> {
  if (code !== "operation_interrupted" && code !== "operation_timed_out") return true;
  return context.repositories.hospitals.update(run.hospitalId, hold.fence, { unknownSince: run.id });
}

function endOf(status: RunStatus, code: string): RunStatus {
  switch (code) {
    case "operation_canceled":
      return "canceled";
    case "operation_interrupted":
    case "operation_timed_out":
      return "interrupted";
    case "plan_violated":
    case "plan_tampered":
      return status === "applying" ? "stale" : "errored";
    default:
      return "errored";
  }
}

function publicPart({ code, message, nextStep, retryable }: Problem): RunProblem {
  return { code, message, nextStep, retryable };
}
