import type { Run } from "../../domain/runs.ts";
import type { RunContext } from "../context.ts";

/** Says in the run's own events what it is about, for whoever watches. A word that is lost does no harm. */
export async function tell(
  { repositories, clock, log }: Pick<RunContext, "repositories" | "clock" | "log">,
  { id }: Run,
  text: string,
): Promise<void> {
  try {
    await repositories.progress.add(id, { at: clock.now(), type: "message", text });
  } catch (error) {
    log.warn({ err: error, runId: id }, "an event of the run was not written down");
  }
}
