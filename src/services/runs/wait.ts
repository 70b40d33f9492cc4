import type { Run, RunId } from "../../domain/runs.ts";
import { waitUntil } from "../../foundation/wait.ts";
import { isSettled } from "../../runs/machine.ts";
import type { ServiceContext } from "../context.ts";

const lookEveryMs = 50;

/** The run once it has ended or needs somebody; after `limitMs`, the run as it is then. */
export async function waitForRun(
  { repositories }: ServiceContext,
  id: RunId,
  limitMs: number,
  signal?: AbortSignal,
): Promise<Run | null> {
  let last: Run | null = null;
  await waitUntil(
    async () => {
      last = await repositories.runs.find(id);
      return last === null || isSettled(last.status) ? true : undefined;
    },
    { limitMs, everyMs: lookEveryMs, ...(signal && { signal }) },
  );
  return last;
}
