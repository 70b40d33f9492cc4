import type { Run } from "../../domain/runs.ts";
import { done, type Outcome, type Problem, refused } from "../../foundation/errors.ts";
import type { EngineProblem } from "../../operator/port.ts";
import type { RunContext } from "../context.ts";
import type { Hold } from "../leases/hold.ts";
import { pause } from "./pause.ts";
import { tell } from "./tell.ts";

export type Wait<T, P extends Problem> = {
  /** Told to whoever watches, once there is something to wait for. */
  readonly text: string;
  /** What is wrong if it takes longer than a run waits. */
  readonly tooLate: EngineProblem;
  /** Undefined as long as it is not there. */
  readonly look: () => Promise<Outcome<T | undefined, P>>;
};

/** Looks until what is waited for is there, within the limit of a run's patience. Ends at once if the run is to stop. */
export async function waitFor<T, P extends Problem>(
  context: RunContext,
  hold: Hold,
  run: Run,
  { text, tooLate, look }: Wait<T, P>,
): Promise<Outcome<T, P | EngineProblem>> {
  const { waitLimitMs, lookEveryMs } = context.patience;
  const deadlineMs = context.clock.now().getTime() + waitLimitMs;
  for (let looks = 0; ; looks += 1) {
    const found = await look();
    if (!found.ok) return found;
    if (found.value !== undefined) return done(found.value);
    if (looks === 0) await tell(context, run, text);
    if (context.clock.now().getTime() >= deadlineMs) return refused(tooLate);
    const stopped = await pause(context, hold, lookEveryMs);
    if (stopped) return refused(stopped);
  }
}
