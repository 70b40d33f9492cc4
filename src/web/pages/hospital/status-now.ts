import type { RunView } from "../../../api/views/run.ts";
import type { RunEventView } from "../../../api/views/run-event.ts";
import type { RunStatus } from "../../../domain/runs.ts";

/** The newest status that was heard of: events come before the run itself is looked at again. */
export function statusNow(run: RunView, events: readonly RunEventView[]): RunStatus {
  return events.findLast(({ status }) => status !== undefined)?.status ?? run.status;
}
