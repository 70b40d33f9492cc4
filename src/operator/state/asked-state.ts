import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { askEngine } from "../ask-engine.ts";
import type { OperationSetting } from "../operation.ts";
import type { EngineProblem, StackState, StackTarget } from "../port.ts";
import { engineProblem } from "../problems/catalogue.ts";

/** Asks the engine for the state: for one that does not lie in files. Never rejects. */
export async function askedState(
  setting: Pick<OperationSetting, "takeChild" | "engine" | "secrets" | "limits">,
  target: StackTarget,
): Promise<Outcome<StackState, EngineProblem>> {
  const answer = await askEngine(setting, { kind: "read-state", target, engine: setting.engine });
  if (!answer.ok) return answer;
  const { value } = answer;
  if (value.kind === "state") return done(value.state);
  return refused(engineProblem("engine_failed", `asked for a state, the engine's process answered ${value.kind}`));
}
