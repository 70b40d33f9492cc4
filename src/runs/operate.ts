import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { ProgressEvent } from "../domain/progress.ts";
import type { Run, RunId } from "../domain/runs.ts";
import type { Outcome } from "../foundation/errors.ts";
import type { EngineProblem, OperationProgress, OperationRequest, OperationResult } from "../operator/port.ts";
import type { RunContext } from "./context.ts";
import type { Hold } from "./leases/hold.ts";
import { awaitPause, noteRateLimit } from "./pacing/fleet.ts";

/**
 * Carries one engine operation out: writes down what is heard of it, hands wishes to stop on to the engine, and stops it
 * at once when the hospital's lease was lost to somebody else. Begins nothing while Atlas asks the fleet to hold still.
 */
export async function operate(
  context: RunContext,
  hold: Hold,
  run: Run,
  request: OperationRequest,
): Promise<Outcome<OperationResult, EngineProblem>> {
  const { repositories, clock, log } = context;
  const mayBegin = await awaitPause(context, hold, run);
  if (!mayBegin.ok) return mayBegin;
  const file = await openEngineEvents(context.engineEventsDir, run.id);
  let writing = Promise.resolve();
  const write = (task: () => Promise<unknown>) => {
    writing = writing
      .then(async () => void (await task()))
      .catch((error: unknown) => log.warn({ err: error, runId: run.id }, "an event of the run was not written down"));
  };
  const onlyLooks = request.kind.startsWith("preview");
  const onProgress = (progress: OperationProgress) => {
    // What a preview goes through is not done, only planned: the plan tells of it.
    if (onlyLooks && progress.kind !== "message") return;
    write(() => repositories.progress.add(run.id, eventOf(progress, clock.now())));
  };
  const operation = context.operator.start(request, onProgress, (line) => write(() => file.write(`${line}\n`)));
  const ended = new AbortController();
  const { signal } = ended;
  const when = (raised: AbortSignal, act: () => void) =>
    raised.aborted ? act() : raised.addEventListener("abort", act, { signal });
  when(hold.canceled, operation.cancel);
  when(hold.forced, operation.forceCancel);
  when(hold.lost, operation.forceCancel);
  try {
    const outcome = await operation.result;
    if (!outcome.ok) await noteRateLimit(context, outcome.problem);
    return outcome;
  } finally {
    ended.abort();
    await writing;
    await file.close();
  }
}

/** Where the engine's own events of a run lie, one JSON document in a line. */
export function engineEventsPath(dir: string, runId: RunId): string {
  return join(dir, `${runId}.ndjson`);
}

async function openEngineEvents(dir: string, runId: RunId): Promise<FileHandle> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return open(engineEventsPath(dir, runId), "a", 0o600);
}

function eventOf(progress: OperationProgress, at: Date): ProgressEvent {
  if (progress.kind === "message") return { at, type: "message", text: progress.text };
  const state = progress.kind.replace("resource-", "");
  const { name, type, operation } = progress;
  return {
    at,
    type: "resource",
    text: `${operation} ${name}: ${state}`,
    resource: { name, type, operation, state },
  };
}
