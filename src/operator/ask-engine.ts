import { done, type Outcome, refused } from "../foundation/errors.ts";
import { redactor } from "../foundation/redact.ts";
import type { ToChild } from "./child/message.ts";
import { converse, type Ending } from "./converse.ts";
import { killSession } from "./kill-session.ts";
import { lastWords } from "./last-words.ts";
import type { OperationSetting } from "./operation.ts";
import type { EngineProblem } from "./port.ts";
import { engineProblem } from "./problems/catalogue.ts";
import { classifyFailure } from "./problems/classify.ts";
import { startWatchdog } from "./watchdog.ts";

type Question = Exclude<ToChild, { kind: "operate" | "cancel" }>;
export type Answer = Exclude<Ending, { kind: "failed" | "killed" }>;

/** Asks the engine something about a stack, in a child process of its own. Never rejects. */
export async function askEngine(
  { takeChild, secrets, limits }: Pick<OperationSetting, "takeChild" | "secrets" | "limits">,
  question: Question,
): Promise<Outcome<Answer, EngineProblem>> {
  const redact = redactor([...secrets, question.target.atlas.privateKey]);
  const child = takeChild();
  const died = lastWords(child);
  let timedOut = false;
  const watchdog = startWatchdog(limits, () => {
    timedOut = true;
    if (child.pid !== undefined) void killSession(child.pid);
  });
  const ending = await converse(child, question);
  watchdog.stop();
  if (child.pid !== undefined) await killSession(child.pid);
  if (ending.kind === "failed") return refused(classifyFailure([], ending.text, false, redact));
  if (ending.kind !== "killed") return done(ending);
  const code = timedOut ? "operation_timed_out" : "operation_interrupted";
  return refused(engineProblem(code, redact(`the process that asks the engine died. ${died()}`.trim())));
}
