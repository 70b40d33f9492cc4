import type { Run } from "../domain/runs.ts";
import type { Outcome } from "../foundation/errors.ts";
import type { EngineProblem, OperationProgress, OperationRequest, OperationResult } from "../operator/port.ts";
import type { RunContext } from "./context.ts";

const heartbeatMs = 1_000;

/**
 * Carries one engine operation out under the run's lease: renews it while the operation goes on, writes down what is
 * heard of it, hands a wish to cancel on to the engine, and cancels when the lease was lost to somebody else.
 */
export async function operate(
  context: RunContext,
  run: Run,
  request: OperationRequest,
): Promise<Outcome<OperationResult, EngineProblem>> {
  const { repositories, clock, log } = context;
  let writing = Promise.resolve();
  const onlyLooks = request.kind.startsWith("preview");
  const operation = context.operator.start(request, (progress) => {
    // What a preview goes through is not done, only planned: the plan tells of it.
    if (onlyLooks && progress.kind !== "message") return;
    writing = writing
      .then(() => repositories.runs.addEvent(run.id, { at: clock.now(), ...eventOf(progress) }))
      .catch((error: unknown) => log.warn({ err: error, runId: run.id }, "an event of the run was not written down"));
  });
  let asked = false;
  const heartbeat = setInterval(async () => {
    try {
      const expiresAt = new Date(clock.now().getTime() + context.leaseMs);
      const lease = await repositories.runs.renewLease(run.id, context.owner, expiresAt);
      if ((!lease.held || lease.cancelRequested) && !asked) {
        asked = true;
        operation.cancel();
      }
    } catch (error) {
      log.warn({ err: error, runId: run.id }, "the lease of the run was not renewed");
    }
  }, heartbeatMs);
  try {
    return await operation.result;
  } finally {
    clearInterval(heartbeat);
    await writing;
  }
}

function eventOf(progress: OperationProgress) {
  if (progress.kind === "message") return { type: "message" as const, text: progress.text };
  const state = progress.kind.replace("resource-", "");
  const { name, type, operation } = progress;
  return {
    type: "resource" as const,
    text: `${operation} ${name}: ${state}`,
    resource: { name, type, operation, state },
  };
}
