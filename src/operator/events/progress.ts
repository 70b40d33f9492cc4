import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { Redact } from "../../foundation/redact.ts";
import type { OperationProgress } from "../port.ts";
import { nameOfUrn } from "../urn.ts";

const colours = /<\{%[^%]*%\}>/g;

/** What a watcher is told of an engine event; undefined for what is of no interest, known or not. */
export function progressOf(event: EngineEvent, redact: Redact): OperationProgress | undefined {
  if (event.resourcePreEvent) return resource("resource-started", event.resourcePreEvent.metadata);
  if (event.resOutputsEvent) return resource("resource-finished", event.resOutputsEvent.metadata);
  if (event.resOpFailedEvent) return resource("resource-failed", event.resOpFailedEvent.metadata);
  if (event.diagnosticEvent) {
    const { severity, message } = event.diagnosticEvent;
    const text = redact(message.replace(colours, "")).trim();
    if (!text) return undefined;
    return { kind: "message", severity: severity === "error" || severity === "warning" ? severity : "info", text };
  }
  return undefined;
}

function resource(
  kind: "resource-started" | "resource-finished" | "resource-failed",
  { urn, type, op }: StepEventMetadata,
): OperationProgress | undefined {
  if (op === "same" || type.startsWith("pulumi:")) return undefined;
  return { kind, urn, type, name: nameOfUrn(urn), operation: op };
}
