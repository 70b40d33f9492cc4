import type { Run } from "../../domain/runs.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { EngineProblem, StackTarget } from "../../operator/port.ts";
import type { RunContext } from "../context.ts";
import type { Hold } from "../leases/hold.ts";
import { operate } from "../operate.ts";

/**
 * Has the engine forget what a run that broke off had begun to create. Only after an apply: by then all of it was adopted
 * or made, and until it is forgotten every engineer's `pulumi up` asks what became of it.
 */
export async function forgetPending(
  context: RunContext,
  hold: Hold,
  run: Run,
  target: StackTarget,
): Promise<Outcome<null, EngineProblem>> {
  const state = await context.operator.readState(target);
  if (!state.ok) return state;
  if (state.value.pending.length === 0) return done(null);
  const refreshed = await operate(context, hold, run, { kind: "refresh", target, clearPendingCreates: true });
  return refreshed.ok ? done(null) : refreshed;
}
