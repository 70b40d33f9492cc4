import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { Redact } from "../../foundation/redact.ts";

/**
 * The same event without secrets in any text of it: neither in what the engine or a provider says, nor in a property that
 * the engine does not know to be secret.
 */
export function masked(event: EngineEvent, redact: Redact): EngineEvent {
  return maskedValue(event, redact) as EngineEvent;
}

function maskedValue(value: unknown, redact: Redact): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, redact));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskedValue(member, redact)]));
}
