import type { RunId } from "../domain/runs.ts";
import type { RunContext } from "./context.ts";
import { breakRun } from "./fail.ts";
import { hasEnded, isBeingWorkedOn } from "./machine.ts";
import { moveRun } from "./move.ts";
import { applyRun } from "./steps/apply.ts";
import { planRun } from "./steps/plan.ts";
import { verifyRun } from "./steps/verify.ts";

/** Takes a run as far as it goes without a person. Called again for the same run, or by two workers, it does no harm. */
export async function advanceRun(context: RunContext, runId: RunId): Promise<void> {
  try {
    await advance(context, runId);
  } catch (error) {
    const run = await context.repositories.runs.find(runId);
    if (run && isBeingWorkedOn(run.status) && run.lease?.owner === context.owner) await breakRun(context, run, error);
    else throw error;
  }
}

async function advance(context: RunContext, runId: RunId): Promise<void> {
  const { runs, hospitals, revisions } = context.repositories;
  const run = await runs.find(runId);
  if (!run || hasEnded(run.status)) return;
  const hospital = await hospitals.find(run.hospitalId);
  const revision = await revisions.find(run.hospitalId, run.revision);
  if (!hospital || !revision) throw new Error(`run ${runId} lacks its hospital or its revision`);
  const atlas = context.atlasOf(hospital.target);
  if (!atlas) {
    context.log.warn({ runId, target: hospital.target }, "a run waits for a worker that reaches its Atlas");
    return;
  }
  if (run.status === "pending" && hospital.activeRunId !== run.id) {
    await moveRun(context, run, "discarded", "Another run came first.");
    return;
  }
  if (run.cancelRequested && (run.status === "pending" || run.status === "confirmed")) {
    await moveRun(context, run, "canceled", "Canceled before anything was done.");
    return;
  }
  const planned = run.status === "pending" ? await planRun(context, run, hospital, revision, atlas) : run;
  if (planned?.status !== "confirmed") return;
  const verifying = await applyRun(context, planned, hospital, revision, atlas);
  if (verifying) await verifyRun(context, verifying);
}
