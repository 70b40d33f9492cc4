import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { redactor } from "../../foundation/redact.ts";
import { converse } from "../converse.ts";
import { killSession } from "../kill-session.ts";
import { lastWords } from "../last-words.ts";
import type { OperationSetting } from "../operation.ts";
import type { EngineProblem, StackState, StackTarget } from "../port.ts";
import { engineProblem } from "../problems/catalogue.ts";
import { classifyFailure } from "../problems/classify.ts";
import { startWatchdog } from "../watchdog.ts";

/** Asks the engine for the state, in a child process of its own: for states that do not lie in files. Never rejects. */
export async function exportState(
  { takeChild, engine, secrets, limits }: OperationSetting,
  target: StackTarget,
): Promise<Outcome<StackState, EngineProblem>> {
  const redact = redactor([...secrets, target.atlas.privateKey]);
  const child = takeChild();
  const died = lastWords(child);
  let timedOut = false;
  const watchdog = startWatchdog(limits, () => {
    timedOut = true;
    if (child.pid !== undefined) void killSession(child.pid);
  });
  const ending = await converse(child, { kind: "read-state", target, engine });
  watchdog.stop();
  if (child.pid !== undefined) await killSession(child.pid);
  if (ending.kind === "state") return done(ending.state);
  if (ending.kind === "failed") return refused(classifyFailure([], ending.text, false, redact));
  const code = timedOut ? "operation_timed_out" : "operation_interrupted";
  return refused(engineProblem(code, redact(`the process that reads the state died. ${died()}`.trim())));
}
