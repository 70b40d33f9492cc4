import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { askEngine } from "../ask-engine.ts";
import type { ToldLock } from "../child/message.ts";
import type { OperationSetting } from "../operation.ts";
import type { EngineProblem, StackTarget } from "../port.ts";
import { engineProblem } from "../problems/catalogue.ts";
import type { StackLock, StackLocks } from "./stack-locks.ts";

/** The engine tells whole seconds; what happened in one is taken to have happened at its end. */
const secondMs = 999;

/** The locks of a stack whose state lies in a bucket, by asking the engine. */
export function engineLocks(setting: OperationSetting, target: StackTarget): StackLocks {
  return {
    list: async () => {
      const answer = await askEngine(setting, { kind: "read-locks", target, engine: setting.engine });
      if (!answer.ok) return answer;
      return answer.value.kind === "locks" ? done(answer.value.locks.map(lockOf)) : odd(answer.value.kind);
    },
    remove: async (locks) => {
      const files = locks.map(({ id }) => id);
      const answer = await askEngine(setting, { kind: "break-locks", files, target, engine: setting.engine });
      if (!answer.ok) return answer;
      return answer.value.kind === "done" ? done(undefined) : odd(answer.value.kind);
    },
    allOrNone: true,
    isCostly: true,
  };
}

function lockOf({ file, timestamp, ...lock }: ToldLock): StackLock {
  const at = new Date(new Date(timestamp).getTime() + secondMs);
  return { id: file, lock: { ...lock, timestamp: at } };
}

function odd(kind: string): Outcome<never, EngineProblem> {
  return refused(engineProblem("engine_failed", `asked for locks, the engine's process answered ${kind}`));
}
