import { theService } from "../../domain/actors.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { type Run, RunId } from "../../domain/runs.ts";
import { rewriteRun } from "../../runs/rewrite.ts";
import { amended, moved } from "../../runs/transition.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Takes back every suspension that the service asked for and that is not being carried out yet. One that is, goes to its
 * end, and the hospital is looked at again then.
 */
export async function withdrawSuspend(context: ServiceContext, { queue }: Hospital, reason: string): Promise<void> {
  for (const id of queue) {
    await rewriteRun(context, RunId.parse(id), (run) => withdrawn(run, reason, context.clock.now()));
  }
}

function withdrawn(run: Run, reason: string, at: Date): Run | null {
  if (run.kind !== "suspend" || run.author.kind !== "service" || run.cancel) return null;
  const actor = theService;
  const facts = [{ action: "run.cancel_requested" as const, data: { forced: false, status: run.status, reason } }];
  switch (run.status) {
    case "pending":
    case "policy_override":
    case "awaiting_approval":
      return moved(run, "discarded", `Taken back: ${reason}`, { at, actor });
    case "confirmed":
      return moved(run, "canceled", `Taken back: ${reason}`, { at, actor, facts });
    case "planning":
      return amended(run, { at, actor, patch: { cancel: { by: actor, at, forced: null } }, facts });
    default:
      // Planned, it is being decided on this very moment: the next look takes it back.
      return null;
  }
}
