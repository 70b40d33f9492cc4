import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { Redact } from "../../foundation/redact.ts";

/** The same event without secrets in what the engine or a provider says. In properties the engine masks them itself. */
export function masked(event: EngineEvent, redact: Redact): EngineEvent {
  const { diagnosticEvent } = event;
  if (!diagnosticEvent) return event;
  return { ...event, diagnosticEvent: { ...diagnosticEvent, message: redact(diagnosticEvent.message) } };
}
