import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";

const openSeverities: readonly string[] = ["info", "info#err", "warning", "error"];

/**
 * Whether an event may leave this process. What the SDK says for debugging spells out every property of every resource,
 * passwords in clear, whatever is marked as secret.
 */
export function mayLeave({ diagnosticEvent }: EngineEvent): boolean {
  return diagnosticEvent === undefined || openSeverities.includes(diagnosticEvent.severity);
}
