import { tierClass } from "../../../src/domain/tiers.ts";
import { done, refused } from "../../../src/foundation/errors.ts";
import type { EngineProblemCode, OperationRequest, Operator, RunningOperation } from "../../../src/operator/port.ts";
import { engineProblem } from "../../../src/operator/problems/catalogue.ts";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { FakeAtlas } from "../../support/fake-atlas.ts";
import type { FakeOperator } from "../../support/fake-operator.ts";
import type { Task } from "./books.ts";
import type { Chance } from "./chance.ts";
import type { Scheduler } from "./scheduler.ts";

/** An operation under way. Nobody awaits one whose process died. */
export type Operation = {
  readonly task: Task;
  readonly request: OperationRequest;
  /** The engine's child dies with its process, perhaps after it had done its work. */
  readonly die: () => void;
  /** The watchdog's: nothing hangs for ever. */
  readonly giveUp: () => void;
};

export type Engine = {
  readonly underWay: Set<Operation>;
  readonly operatorOf: (task: Task) => Operator;
  /** Whether operations may fail, hang and be killed by chance. */
  rough: boolean;
};

/** An engine whose service died, and which goes on until somebody has looked that often. */
type Orphan = { looks: number; readonly end: () => void };

type Behaviour = "works" | "fails" | "fails after the work" | "hangs" | "hangs deaf";
type End = "canceled" | "killed" | "given up";

const failures: readonly EngineProblemCode[] = [
  "engine_failed",
  "atlas_out_of_capacity",
  "operation_timed_out",
  "plan_violated",
  "stack_locked",
];

const endCodes: Readonly<Record<End, EngineProblemCode>> = {
  canceled: "operation_canceled",
  killed: "operation_interrupted",
  "given up": "operation_timed_out",
};

export function createEngine(
  fake: FakeOperator,
  atlas: Pick<FakeAtlas, "has">,
  scheduler: Scheduler,
  chance: Chance,
  {
    onBegin,
    onDone,
    onOrphan,
  }: Record<"onBegin" | "onDone" | "onOrphan", (task: Task, request: OperationRequest) => void>,
): Engine {
  const underWay = new Set<Operation>();
  const orphans = new Map<string, Orphan>();
  const engine: Engine = { underWay, operatorOf, rough: true };

  function operatorOf(task: Task): Operator {
    const { process } = task;
    const unlucky = (probability: number) => engine.rough && chance.happens(probability);
    return {
      ...fake,
      start: (request, onProgress, onEngineEvent) => {
        onBegin(task, request);
        return begin(task, request, () => fake.start(request, onProgress, onEngineEvent).result);
      },
      readState: async (target) => {
        await scheduler.pass(process, "engine reads the state");
        if (unlucky(0.03)) return refused(engineProblem("engine_failed", "as chance would have it"));
        return fake.readState(target);
      },
      breakOwnLock: async ({ config: { slug } }) => {
        await scheduler.pass(process, "engine breaks a lock");
        const orphan = orphans.get(slug);
        if (orphan && orphan.looks > 0) {
          orphan.looks -= 1;
          if (orphan.looks === 0) orphan.end();
          return done({ broken: false, holder: "an orphan", isOurs: true });
        }
        if (unlucky(0.1)) return done({ broken: false, holder: "somebody else", isOurs: false });
        if (unlucky(0.03)) return refused(engineProblem("engine_failed", "as chance would have it"));
        return done({ broken: unlucky(0.5), holder: null, isOurs: false });
      },
    };
  }

  function begin(task: Task, request: OperationRequest, work: () => RunningOperation["result"]): RunningOperation {
    const behaviour = engine.rough ? behave(chance) : "works";
    const stopped = Promise.withResolvers<End>();
    let end: End | null = null;
    const stop = (how: End) => {
      if (how === "canceled" && behaviour === "hangs deaf") return;
      end ??= how;
      stopped.resolve(how);
    };
    let worked = false;
    const perform = () => {
      worked = true;
      return request.kind === "up" ? withoutTheRest({ ...fake, atlas }, request.target.config, work) : work();
    };
    const operation: Operation = {
      task,
      request,
      giveUp: () => stop("given up"),
      die: () => {
        underWay.delete(operation);
        if (worked) return;
        const end = () => {
          onOrphan(task, request);
          void perform();
        };
        const { slug } = request.target.config;
        const locks = request.kind === "up" || request.kind === "refresh" || request.kind === "destroy";
        if (chance.happens(0.3)) end();
        else if (locks && chance.happens(0.5)) orphans.set(slug, { looks: 1 + chance.int(4), end });
      },
    };
    underWay.add(operation);
    const result = carryOut().finally(() => underWay.delete(operation));
    return { result, cancel: () => stop("canceled"), forceCancel: () => stop("killed") };

    async function carryOut(): RunningOperation["result"] {
      await scheduler.pass(task.process, `engine begins ${request.kind}`);
      if (end === null && behaviour.startsWith("hangs")) await stopped.promise;
      if (end !== null) return refused(engineProblem(endCodes[end], "stopped before the work"));
      if (behaviour === "fails") return refused(engineProblem(chance.pick(failures), "as chance would have it"));
      const answer = await perform();
      await scheduler.pass(task.process, `engine ends ${request.kind}`);
      if (end !== null && end !== "canceled") return refused(engineProblem(endCodes[end], "stopped after the work"));
      if (answer.ok && behaviour === "works") onDone(task, request);
      if (behaviour === "works" || !answer.ok) return answer;
      return refused(engineProblem(chance.pick(failures), "failed at the very end"));
    }
  }

  return engine;
}

/** An upgrade out of a shared tier takes nothing but the size, so protection is left for a second step. */
async function withoutTheRest(
  { states, atlas }: Pick<FakeOperator, "states"> & { readonly atlas: Pick<FakeAtlas, "has"> },
  { slug, clusterName, tier }: HospitalStackConfig,
  work: () => RunningOperation["result"],
): RunningOperation["result"] {
  const before = states.get(slug);
  const answer = await work();
  if (!before || tierClass(before.tier) === "dedicated" || tierClass(tier) !== "dedicated") return answer;
  for (const [kept, key] of [
    [states, slug],
    [atlas.has, clusterName],
  ] as const) {
    const config = kept.get(key);
    if (config) kept.set(key, { ...config, terminationProtection: false });
  }
  return answer;
}

function behave(chance: Chance): Behaviour {
  if (chance.happens(0.82)) return "works";
  return chance.pick(["fails", "fails after the work", "hangs", "hangs deaf"] as const);
}
