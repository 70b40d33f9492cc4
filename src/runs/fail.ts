import type { AtlasProblem } from "../atlas/problems.ts";
import type { Run, RunKind, RunProblem, RunStatus } from "../domain/runs.ts";
import type { Problem } from "../foundation/errors.ts";
import type { EngineProblem, FinishedStep } from "../operator/port.ts";
import type { RunContext } from "./context.ts";
import type { Hold } from "./leases/hold.ts";
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
  const isUnknown = status === "applying" && end === "interrupted";
  if (isUnknown && !(await noteUnknown(context, hold, run))) return;
  const told = isUnknown ? { ...problem, nextStep: wayOut(run.kind), retryable: false } : problem;
  const finished = "finished" in problem && problem.finished ? problem.finished : [];
  const left = status === "applying" ? leftBehind(finished, isUnknown) : "";
  const done = finished.map(({ urn, operation }) => ({ urn, operation }));
  await moveRun(context, run, end, `${problem.message}${left}`, {
    patch: { problem: publicPart(told) },
    facts:
      status === "applying" ? [{ action: "run.apply_failed", data: { problem: problem.code, changes: done } }] : [],
  });
}

/** What a run that did not come to its end did all the same. */
function leftBehind(finished: readonly FinishedStep[], isUnknown: boolean): string {
  if (finished.length === 0) return isUnknown ? "" : " Nothing was done before.";
  return ` Done before: ${finished.map(({ name, operation }) => `${operation} ${name}`).join(", ")}.`;
}

/** Ends a run because a rule said no. */
export async function refuseRun(context: RunContext, run: Run, problem: Problem): Promise<void> {
  await moveRun(context, run, "errored", problem.message, { patch: { problem: publicPart(problem) } });
}

/** Ends a run whose machinery broke, so that it never hangs. */
export async function breakRun(context: RunContext, hold: Hold, run: Run, error: unknown): Promise<void> {
  context.log.error({ err: error, runId: run.id }, "the machinery of a run broke");
  const isUnknown = run.status === "applying";
  if (isUnknown && !(await noteUnknown(context, hold, run))) return;
  const again = isUnknown ? wayOut(run.kind) : "Ask for the change again.";
  const problem = {
    code: "internal_error",
    message: "Something of ours broke while this run went on.",
    nextStep: `${again} If it breaks again, look for ${run.id} in the service's log.`,
    retryable: true,
  };
  await moveRun(context, run, "errored", "Something of ours broke.", { patch: { problem } });
}

/**
 * After a kill or a deadline nobody knows what Atlas has: only a recovery may go on from there. False if this worker no
 * longer holds the hospital: then whoever does notes it and ends the run.
 */
function noteUnknown(context: RunContext, hold: Hold, run: Run): Promise<boolean> {
  return context.repositories.hospitals.update(run.hospitalId, hold.fence, { unknownSince: run.id });
}

/** What gets a hospital going again of which nobody knows what Atlas has. */
export function wayOut(kind: RunKind): string {
  return kind === "offboard"
    ? "Ask for the offboarding again: it looks, and takes away what is left."
    : 'Ask for a run of kind "recover": it looks, and takes in or finishes what is there.';
}

function endOf(status: RunStatus, code: string): RunStatus {
  switch (code) {
    case "operation_canceled":
      return "canceled";
    case "operation_interrupted":
    case "operation_timed_out":
      return status === "applying" || status === "planning" ? "interrupted" : "errored";
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
