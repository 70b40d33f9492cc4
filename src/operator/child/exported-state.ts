import type { StackState, StackTarget } from "../port.ts";
import { Deployment, stackStateOf } from "../state/fingerprint.ts";
import type { EngineSettings } from "./message.ts";
import { openWorkspace } from "./workspace.ts";

/** What the state says, asked of the engine: one CLI process. Throws what the engine throws. */
export async function exportedState(target: StackTarget, engine: EngineSettings): Promise<StackState> {
  const workspace = await openWorkspace(target, engine, async () => {});
  try {
    const { deployment } = await workspace.exportStack(target.config.slug);
    return stackStateOf(Deployment.parse(deployment ?? {}));
  } catch (error) {
    if (error instanceof Error && /no stack named/.test(error.message)) return stackStateOf(undefined);
    throw error;
  }
}
