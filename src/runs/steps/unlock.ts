import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { Run } from "../../domain/runs.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { EngineProblem, LockAnswer, StackTarget } from "../../operator/port.ts";
import { engineProblem } from "../../operator/problems/catalogue.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";
import { failRun } from "../fail.ts";
import type { Hold } from "../leases/hold.ts";
import { amendRun } from "../move.ts";
import { waitFor } from "../waiting/wait-for.ts";

/**
 * Breaks the lock that our own dead worker left on the stack, and tells the ledger. An engine of ours whose service died
 * is waited for: it is just writing down what it has done. A lock of anybody else stays: a recovery ends there with who
 * holds it, others may look meanwhile. Answers whether to go on.
 */
export async function unlockStack(
  context: RunContext,
  hold: Hold,
  run: Run,
  hospital: Hospital,
  revision: Revision,
  atlas: ReachedAtlas,
): Promise<boolean> {
  if (run.kind === "drift-check") return true;
  const target = { config: HospitalStackConfig.parse(revision.config), atlas: atlas.access };
  const unlocked = await unlocking(context, hold, run, target);
  if (!unlocked.ok) {
    await failRun(context, hold, run, unlocked.problem);
    return false;
  }
  const { broken, holder } = unlocked.value;
  if (!broken && holder !== null && hospital.unknownSince !== null) {
    await failRun(context, hold, run, engineProblem("stack_locked", `held by ${holder}`));
    return false;
  }
  if (broken) {
    const data = { left_by: hospital.unknownSince, holder };
    await amendRun(context, run, { facts: [{ action: "stack.lock_broken", data }] });
  }
  return true;
}

function unlocking(
  context: RunContext,
  hold: Hold,
  run: Run,
  target: StackTarget,
): Promise<Outcome<LockAnswer, EngineProblem>> {
  let broken = false;
  return waitFor(context, hold, run, {
    text: "Waiting for the engine of an earlier run to wind down.",
    tooLate: engineProblem("stack_locked", "our own engine, whose service died, is still at it"),
    look: async () => {
      const answer = await context.operator.breakOwnLock(target);
      if (!answer.ok) return answer;
      broken ||= answer.value.broken;
      return done(answer.value.isOurs ? undefined : { ...answer.value, broken });
    },
  });
}
