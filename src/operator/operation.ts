import type { ChildProcess } from "node:child_process";
import { rm } from "node:fs/promises";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { Logger } from "pino";
import type { HospitalStackOutputs } from "../../stacks/hospital/config.ts";
import { done, type Outcome, refused } from "../foundation/errors.ts";
import { redactor } from "../foundation/redact.ts";
import { masked } from "./child/masked.ts";
import type { EngineSettings, ToChild } from "./child/message.ts";
import { converse } from "./converse.ts";
import { changeSetOf } from "./events/change-set.ts";
import { finishedIn } from "./events/finished.ts";
import { progressOf } from "./events/progress.ts";
import { killSession } from "./kill-session.ts";
import { lastWords } from "./last-words.ts";
import type { Limits } from "./limits.ts";
import { closePlan, planDigestOf } from "./plan-digest.ts";
import type { EngineProblem, OperationProgress, OperationRequest, OperationResult, RunningOperation } from "./port.ts";
import { engineProblem } from "./problems/catalogue.ts";
import { classifyFailure } from "./problems/classify.ts";
import { startWatchdog } from "./watchdog.ts";

type Result = Outcome<OperationResult, EngineProblem>;

export type OperationSetting = {
  readonly takeChild: () => ChildProcess;
  readonly engine: EngineSettings;
  /** What must never be seen in a text of the engine, beside the Atlas keys of the request. */
  readonly secrets: readonly string[];
  readonly limits: Limits;
  readonly log: Logger;
};

/** Runs one operation in a child process and turns what comes of it into a result. Never rejects. */
export function runOperation(
  setting: OperationSetting,
  request: OperationRequest,
  onProgress: (progress: OperationProgress) => void,
  onEngineEvent: (line: string) => void = () => {},
): RunningOperation {
  const events: EngineEvent[] = [];
  const redact = redactor([...setting.secrets, request.target.atlas.privateKey]);
  let child: ChildProcess | undefined;
  let canceled = false;
  let why: "operation_interrupted" | "operation_timed_out" | undefined;

  function kill(reason: "operation_interrupted" | "operation_timed_out"): void {
    why ??= reason;
    if (child?.pid !== undefined) void killSession(child.pid);
  }

  async function run(): Promise<Result> {
    const tampered = await tamperedPlan(request);
    if (tampered) return refused(tampered);
    if (canceled || why) return refused(engineProblem(why ?? "operation_canceled", "it had not begun yet"));
    child = setting.takeChild();
    const died = lastWords(child);
    const watchdog = startWatchdog(setting.limits, () => kill("operation_timed_out"));
    const ending = await converse(child, { kind: "operate", request, engine: setting.engine }, (event) => {
      watchdog.hear();
      events.push(event);
      const progress = progressOf(event, redact);
      if (progress) onProgress(progress);
      onEngineEvent(JSON.stringify(masked(event, redact)));
    });
    watchdog.stop();
    if (child.pid !== undefined) await killSession(child.pid);
    if (ending.kind === "done") return succeeded(request, events, ending.outputs);
    const text = ending.kind === "failed" ? ending.text : `the process of the operation died. ${died()}`.trim();
    const code = why ?? (ending.kind === "failed" ? undefined : "operation_interrupted");
    const problem = code ? engineProblem(code, redact(text)) : classifyFailure(events, text, canceled, redact);
    return refused({ ...problem, finished: request.kind.startsWith("preview") ? [] : finishedIn(events) });
  }

  return {
    result: run().catch((error: unknown) => {
      setting.log.error({ err: error }, "the machinery around an operation broke");
      return refused(engineProblem("engine_failed", redact(String(error))));
    }),
    cancel: () => {
      canceled = true;
      if (child?.connected) child.send({ kind: "cancel" } satisfies ToChild);
    },
    forceCancel: () => kill("operation_interrupted"),
  };
}

async function tamperedPlan(request: OperationRequest): Promise<EngineProblem | undefined> {
  if (request.kind !== "up") return undefined;
  const digest = await planDigestOf(request.planPath);
  if (digest === request.planDigest) return undefined;
  return engineProblem("plan_tampered", digest ? "the digest of the plan file differs" : "the plan file is gone");
}

async function succeeded(
  request: OperationRequest,
  events: readonly EngineEvent[],
  outputs: HospitalStackOutputs | undefined,
): Promise<Result> {
  const looks = request.kind === "preview-refresh" || request.kind === "refresh";
  const changeSet = changeSetOf(events, looks ? "drift" : "change");
  if (outputs?.connectionString === "")
    return refused(engineProblem("connection_string_not_ready", "none in the outputs"));
  if (request.kind !== "preview") return done({ changeSet, ...(outputs && { outputs }) });
  if (changeSet.resources.some(({ operation }) => operation === "import-replacement")) {
    await rm(request.planPath, { force: true });
    return refused(engineProblem("plan_forbidden", "the plan would import over a resource that the state has"));
  }
  await closePlan(request.planPath);
  const planDigest = await planDigestOf(request.planPath);
  if (!planDigest) return refused(engineProblem("engine_failed", "the engine saved no plan"));
  return done({ changeSet, planDigest });
}
