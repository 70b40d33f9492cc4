import { rm } from "node:fs/promises";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { HospitalStackOutputs } from "../../../stacks/hospital/config.ts";
import { userResource } from "../../../stacks/hospital/database-users.ts";
import type { Adoption, OperationRequest } from "../port.ts";
import { alreadyInState } from "./adoption.ts";
import type { EngineSettings } from "./message.ts";
import { openStack } from "./workspace.ts";

export type Watch = {
  readonly onEvent: (event: EngineEvent) => void;
  readonly onPassword: (password: string) => void;
  readonly signal: AbortSignal;
};

/**
 * Carries out the one operation of this process, and answers the outputs of an `up`. Starts one CLI process, and one more
 * the first time a stack is used or when something is adopted. Throws what the engine throws.
 */
export async function perform(
  request: OperationRequest,
  engine: EngineSettings,
  { onEvent, onPassword, signal }: Watch,
): Promise<HospitalStackOutputs | undefined> {
  const adopt = "adopt" in request ? request.adopt : undefined;
  let outputs: HospitalStackOutputs | undefined;
  const onOutputs = (known: HospitalStackOutputs) => {
    outputs = known;
  };
  const stack = await openStack(request.target, engine, adopt, { onPassword, onOutputs });
  if (adopt) await refuseKnown(stack, adopt);
  // The SDK does not look at a signal that was raised before the call.
  signal.throwIfAborted();
  const watch = { onEvent, signal };
  switch (request.kind) {
    case "preview":
      await rm(request.planPath, { force: true });
      await stack.preview({ ...watch, plan: request.planPath, ...(request.refresh && { refresh: true }) });
      return undefined;
    case "up":
      await stack.up({
        ...watch,
        plan: request.planPath,
        ...(request.refresh && { refresh: true }),
        showSecrets: false,
      });
      return HospitalStackOutputs.parse(outputs);
    case "preview-refresh":
      await stack.previewRefresh(watch);
      return undefined;
    case "refresh":
      await stack.refresh({
        ...watch,
        showSecrets: false,
        ...(request.clearPendingCreates && { clearPendingCreates: true }),
      });
      return undefined;
    case "preview-destroy":
      await stack.previewDestroy(watch);
      return undefined;
    case "destroy":
      await stack.destroy({ ...watch, refresh: true, showSecrets: false });
      return undefined;
  }
}

/** An import of what the state has already would replace it: the cluster and its data would be deleted. */
async function refuseKnown(stack: Stack, { users = [], ...others }: Adoption): Promise<void> {
  const names = [...Object.keys(others), ...users.map(({ generation }) => userResource(generation))];
  const known = await alreadyInState(stack, names);
  if (known.length > 0) throw new Error(`adoption refused: the state already has ${known.join(", ")}`);
}
