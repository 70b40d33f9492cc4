import type {
  DiagnosticEvent,
  EngineEvent,
  StepEventMetadata,
  StepEventStateMetadata,
} from "@pulumi/pulumi/automation/index.js";

type Bag = Record<string, unknown>;
export type Step = {
  op: string;
  name?: string;
  type?: string;
  old?: { inputs?: Bag; outputs?: Bag };
  new?: { inputs?: Bag; outputs?: Bag };
  diffs?: string[];
  keys?: string[];
};

/** The engine is about to do this with a resource, or would do it. */
export function begun(step: Step): EngineEvent {
  return { ...moment, resourcePreEvent: { metadata: metadataOf(step) } };
}

/** The engine has done this with a resource; in a refresh: this is what it found. */
export function finished(step: Step): EngineEvent {
  return { ...moment, resOutputsEvent: { metadata: metadataOf(step) } };
}

export function broken(step: Step): EngineEvent {
  return { ...moment, resOpFailedEvent: { metadata: metadataOf(step), status: 1, steps: 1 } };
}

export function said(
  severity: DiagnosticEvent["severity"] | "debug",
  message: string,
  more: Partial<DiagnosticEvent> = {},
): EngineEvent {
  const diagnosticEvent = { message, color: "raw", severity, ...more } as DiagnosticEvent;
  return { ...moment, diagnosticEvent };
}

export const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";

export function urnOf(name: string, type = clusterType): string {
  return `urn:pulumi:st-mary::hospital-atlas::${type}::${name}`;
}

const moment = { sequence: 1, timestamp: 1_795_000_000 };

function metadataOf({ op, name = "cluster", type = clusterType, ...step }: Step): StepEventMetadata {
  const urn = urnOf(name, type);
  const side = (bags: Step["old"]): StepEventStateMetadata | undefined =>
    bags && { type, urn, id: "", parent: "", provider: "", inputs: {}, outputs: {}, ...bags };
  // The engine may name an operation that the SDK's list of them does not have.
  const known = op as StepEventMetadata["op"];
  return {
    op: known,
    urn,
    type,
    provider: "",
    ...(step.diffs && { diffs: step.diffs }),
    ...(step.keys && { keys: step.keys }),
    ...(step.old && { old: side(step.old) }),
    ...(step.new && { new: side(step.new) }),
  };
}
