import type { Run } from "../../domain/runs.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { EngineProblem, StackTarget } from "../../operator/port.ts";
import type { RunContext } from "../context.ts";
import type { Hold } from "../hold.ts";
import { operate } from "../operate.ts";

/**
 * Makes the engine forget creations that broke off once: after an apply that went through, what they were for is in the
 * state, taken in or made. Without this it would warn of them for ever.
 */
export async function clearPending(
  context: RunContext,
  hold: Hold,
  run: Run,
  target: StackTarget,
): Promise<Outcome<void, EngineProblem>> {
  const state = await context.operator.readState(target);
  if (!state.ok) return state;
  if (state.value.pending.length === 0) return done(undefined);
  const cleared = await operate(context, hold, run, { kind: "refresh", target, clearPendingCreates: true });
  return cleared.ok ? done(undefined) : cleared;
}
