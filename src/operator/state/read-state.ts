import { done, type Outcome, refused } from "../../foundation/errors.ts";
import type { OperationSetting } from "../operation.ts";
import type { EngineProblem, StackState, StackTarget } from "../port.ts";
import { engineProblem } from "../problems/catalogue.ts";
import { askedState } from "./asked-state.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { stackStateOf } from "./fingerprint.ts";

/** Reads a stack's state: from its file if there is one, else by asking the engine. Never rejects. */
export async function readState(
  setting: OperationSetting,
  target: StackTarget,
): Promise<Outcome<StackState, EngineProblem>> {
  const { stateUrl } = setting.engine;
  if (!stateUrl.startsWith("file://")) return askedState(setting, target);
  try {
    return done(stackStateOf(await readCheckpoint(stateUrl, target.config.slug)));
  } catch (error) {
    return refused(engineProblem("engine_failed", `the state can't be read: ${String(error)}`));
  }
}
