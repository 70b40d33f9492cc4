import type { Run } from "../../domain/runs.ts";
import type { Outcome, Problem } from "../../foundation/errors.ts";
import type { RunContext } from "../context.ts";
import type { Hold } from "../leases/hold.ts";
import { pause } from "../waiting/pause.ts";
import { spreadWaitMs } from "../waiting/spread.ts";
import { tell } from "../waiting/tell.ts";
import { awaitToken, noteRateLimit } from "./fleet.ts";

/** What passes by itself, mostly within seconds. */
const passing: ReadonlySet<string> = new Set(["atlas_rate_limited", "atlas_unavailable", "atlas_unreachable"]);

/**
 * Does something with Atlas again that failed for what passes by itself: a few times, later each time, out of the fleet's
 * own budget, and never before Atlas takes requests again. `mayAgain` is asked before each further try. What it fails with
 * at last, or for another reason, is the answer; so is the first failure if the run is to stop meanwhile.
 */
export async function patiently<T, P extends Problem>(
  context: RunContext,
  hold: Hold,
  run: Run,
  work: () => Promise<Outcome<T, P>>,
  mayAgain: (problem: P) => Promise<boolean> = async () => true,
): Promise<Outcome<T, P>> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await work();
    if (outcome.ok) return outcome;
    await noteRateLimit(context, outcome.problem);
    const waitMs = context.patience.retriesMs[tries];
    if (waitMs === undefined || !passing.has(outcome.problem.code)) return outcome;
    await tell(context, run, `${outcome.problem.message} Trying again.`);
    if (await pause(context, hold, spreadWaitMs(waitMs, `${run.id}:${tries}`))) return outcome;
    const token = await awaitToken(context, hold, run);
    if (!token.ok || !(await mayAgain(outcome.problem))) return outcome;
  }
}
