import type { RunView } from "../../../api/views/run.ts";
import type { RunEventView } from "../../../api/views/run-event.ts";
import { hospitalTexts } from "../../texts/hospital.ts";
import { resourceSteps } from "./resource-steps.ts";
import { statusNow } from "./status-now.ts";

const { progress: texts } = hospitalTexts;

/** What is waited for now, in one sentence. */
export function waitsFor(run: RunView, events: readonly RunEventView[]): string {
  const status = statusNow(run, events);
  switch (status) {
    case "pending":
    case "planning":
    case "planned":
    case "policy_override":
    case "awaiting_approval":
    case "confirmed":
    case "verifying":
      return texts.waiting[status];
    case "applying": {
      const making = resourceSteps(run.plan, events, true).filter(({ state }) => state === "working");
      if (making.length === 0) return texts.waiting.applyingSomething;
      return texts.waiting.applying(making.map(({ name }) => name).join(", "));
    }
    default:
      return texts.ready;
  }
}
