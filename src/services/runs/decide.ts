import type { Role } from "../../domain/actors.ts";
import type { Run } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { flagsOf } from "../../runs/machine.ts";
import { moveRun } from "../../runs/move.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { runNotFound, runStateConflict, type ServiceProblem } from "../problems.ts";

type Decided = Promise<Outcome<Run, ServiceProblem>>;

/** Says yes to exactly the plan that the run holds now; it is applied at once. For ops. */
export async function approveRun(context: ServiceContext, caller: Caller, id: string): Decided {
  const found = await runFor(context, caller, id, "approver");
  if (!found.ok) return found;
  const run = found.value;
  if (!flagsOf(run.status).confirmable) return refused(runStateConflict(run.status, "approved"));
  const approval = { by: "ops" as const, at: context.clock.now(), fileDigest: run.plan?.fileDigest ?? null };
  const moved = await moveRun(context, run, "confirmed", "Approved.", { approval });
  if (!moved) return lost(context, id, "approved");
  await context.queue.enqueue(moved.id);
  return done(moved);
}

/** Throws a run away that nobody wants any more. For ops. */
export async function discardRun(context: ServiceContext, caller: Caller, id: string): Decided {
  const found = await runFor(context, caller, id, "operator");
  if (!found.ok) return found;
  const run = found.value;
  if (!flagsOf(run.status).discardable) return refused(runStateConflict(run.status, "discarded"));
  return (await moved(moveRun(context, run, "discarded", "Discarded."))) ?? lost(context, id, "discarded");
}

/** Asks the run to stop. The engine ends what it has begun, so this may take as long as one Atlas call. For ops. */
export async function cancelRun(context: ServiceContext, caller: Caller, id: string): Decided {
  const found = await runFor(context, caller, id, "operator");
  if (!found.ok) return found;
  const run = found.value;
  if (!flagsOf(run.status).cancelable) return refused(runStateConflict(run.status, "canceled"));
  if (run.status === "pending") {
    return (await moved(moveRun(context, run, "canceled", "Canceled."))) ?? lost(context, id, "canceled");
  }
  await context.repositories.runs.requestCancel(run.id);
  return done({ ...run, cancelRequested: true });
}

async function runFor(context: ServiceContext, caller: Caller, id: string, role: Role): Decided {
  const allowed = requireRole(caller, role);
  if (!allowed.ok) return allowed;
  const run = await context.repositories.runs.find(id);
  return run ? done(run) : refused(runNotFound);
}

async function moved(moving: Promise<Run | null>): Promise<Outcome<Run, ServiceProblem> | null> {
  const run = await moving;
  return run && done(run);
}

/** Somebody else was faster. */
async function lost(context: ServiceContext, id: string, wanted: string): Decided {
  const run = await context.repositories.runs.find(id);
  return refused(run ? runStateConflict(run.status, wanted) : runNotFound);
}
