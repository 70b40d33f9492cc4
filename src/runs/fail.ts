import type { Run, RunProblem, RunStatus } from "../domain/runs.ts";
import type { EngineProblem, EngineProblemCode } from "../operator/port.ts";
import type { RunContext } from "./context.ts";
import { moveRun } from "./move.ts";

/** Ends a run with what went wrong. The public words go on the run, the engine's own into the log alone. */
export async function failRun(context: RunContext, run: Run, problem: EngineProblem): Promise<void> {
  context.log.warn({ runId: run.id, code: problem.code, urn: problem.urn, detail: problem.detail }, "a run failed");
  await moveRun(context, run, endOf(run.status, problem.code), problem.message, { problem: publicPart(problem) });
}

/** Ends a run whose machinery broke, so that it never hangs. */
export async function breakRun(context: RunContext, run: Run, error: unknown): Promise<void> {
  context.log.error({ err: error, runId: run.id }, "the machinery of a run broke");
  await moveRun(context, run, "errored", "Something of ours broke.", {
    problem: {
      code: "internal_error",
      message: "Something of ours broke while this run went on.",
      nextStep: `Ask for the change again; if it breaks again, look for ${run.id} in the service's log.`,
      retryable: true,
    },
  });
}

function endOf(status: RunStatus, code: EngineProblemCode): RunStatus {
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

function publicPart({ code, message, nextStep, retryable }: EngineProblem): RunProblem {
  return { code, message, nextStep, retryable };
}
