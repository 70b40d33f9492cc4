import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { Run } from "../../domain/runs.ts";
import { engineProblem } from "../../operator/problems/catalogue.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";
import { failRun } from "../fail.ts";
import type { Hold } from "../leases/hold.ts";
import { amendRun } from "../move.ts";

/**
 * Breaks the lock that our own dead worker left on the stack, and tells the ledger. A lock of anybody else stays: a
 * recovery ends there with who holds it, others may look meanwhile. Answers whether to go on.
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
  const { broken, holder } = await context.operator.breakOwnLock(target);
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
