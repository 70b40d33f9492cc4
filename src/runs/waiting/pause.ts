import type { EngineProblem } from "../../operator/port.ts";
import { engineProblem } from "../../operator/problems/catalogue.ts";
import type { RunContext } from "../context.ts";
import type { Hold } from "../leases/hold.ts";

/** Waits, with the lease kept; ends at once if the run is to stop. Answers why it is to, else null. */
export function pause(
  { every }: Pick<RunContext, "every">,
  { canceled, forced, lost }: Hold,
  ms: number,
): Promise<EngineProblem | null> {
  const signals = [canceled, forced, lost];
  return new Promise((resolve) => {
    const end = () => {
      stop();
      for (const signal of signals) signal.removeEventListener("abort", end);
      resolve(stopProblem());
    };
    const stop = every(Math.max(1, ms), end);
    for (const signal of signals) signal.addEventListener("abort", end);
    if (stopProblem()) end();
  });

  function stopProblem(): EngineProblem | null {
    if (lost.aborted || forced.aborted) return engineProblem("operation_interrupted", "stopped while it waited");
    return canceled.aborted ? engineProblem("operation_canceled", "canceled while it waited") : null;
  }
}
