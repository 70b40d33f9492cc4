import type { LeavingPatch } from "../../database/hospitals.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import type { RewriteContext } from "../context.ts";
import { hasEnded } from "../machine.ts";
import { removePlan } from "../planning/plan-file.ts";

/**
 * Lets go of everything that an ended run held: its hospital, its place in the queue, its plan. Those behind it are called.
 * Safe to do again; a run whose process died before it came here is finished by the sweep.
 */
export async function finishRun(context: RewriteContext, run: Run): Promise<void> {
  const { hospitals } = context.repositories;
  const hospital = await hospitals.dequeue(run.hospitalId, run.id, leftBy(run));
  if (hospital?.lease?.runId === run.id) await hospitals.releaseLease(hospital.id, hospital.lease.fence);
  await removePlan(context, run);
  if (hospital) await callWaiting(context, hospital);
}

/** What is known of the hospital from now on. What a remediation put back, or found to be right, has not drifted any more. */
function leftBy({ id, kind, status, problem, transitions, updatedAt }: Run): LeavingPatch {
  if (!hasEnded(status) || kind === "drift-check") return {};
  const endedAt = transitions.at(-1)?.at ?? updatedAt;
  const isPutBack = kind === "remediate" && (status === "applied" || status === "planned_and_finished");
  return {
    lastRun: { id, kind, status, endedAt, problem: problem?.message ?? null },
    ...(isPutBack && { drift: { outcome: "in_sync", at: endedAt, runId: id } }),
  };
}

/** Calls the runs of a hospital that may have their turn now. One call too many does no harm. */
export async function callWaiting({ enqueue }: Pick<RewriteContext, "enqueue">, { queue }: Hospital): Promise<void> {
  for (const runId of queue) await enqueue(runId);
}
