import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import type { RunContext } from "../context.ts";
import { wayOut } from "../fail.ts";
import { isBeingWorkedOn } from "../machine.ts";
import { moveRun } from "../move.ts";
import { claimRun } from "./claim.ts";
import { expiry } from "./hold.ts";

/**
 * Ends a run whose worker died. Its lease is taken over first, with a higher fencing number: should the worker be alive
 * after all, nothing that it writes from now on counts. If it was applying, what it left in Atlas is not known.
 */
export async function interruptRun(context: RunContext, run: Run, hospital: Hospital): Promise<void> {
  const { hospitals } = context.repositories;
  if (hospital.lease && hospital.lease.runId !== run.id) return interruptBeside(context, run);
  const lease = await hospitals.takeOver(hospital, {
    runId: run.id,
    owner: context.owner,
    expiresAt: expiry(context),
  });
  if (!lease) return;
  const claimed = await claimRun(context, run.id, lease.fence, isBeingWorkedOn);
  if (claimed) {
    if (claimed.status === "applying") await hospitals.update(hospital.id, lease.fence, { unknownSince: run.id });
    const problem = problemOf(claimed);
    await moveRun(context, claimed, "interrupted", "Its worker went away.", { patch: { problem } });
  }
  await hospitals.releaseLease(hospital.id, lease.fence);
}

/** Its hospital works on another run already, whose worker keeps the lease. Nothing that applies is ever beside another. */
async function interruptBeside(context: RunContext, run: Run): Promise<void> {
  if (run.status === "applying") return;
  await moveRun(context, run, "interrupted", "Its worker went away.", { patch: { problem: problemOf(run) } });
}

function problemOf({ kind, status }: Run): Run["problem"] {
  const code = "run_interrupted";
  if (status === "applying") {
    const message = "The worker that carried this run out went away, so what it left in Atlas is not known.";
    return { code, message, nextStep: wayOut(kind), retryable: false };
  }
  if (status === "verifying") {
    const message = "The worker of this run went away after the change was made and before it was verified.";
    const nextStep = 'Ask for the same run again, or for one of kind "drift-check": both look at what Atlas has.';
    return { code, message, nextStep, retryable: true };
  }
  const message = "The worker of this run went away. Nothing was changed meanwhile.";
  return { code, message, nextStep: "Ask for the same run again.", retryable: true };
}
