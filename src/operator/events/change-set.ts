import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { type ChangeSet, Operation, type PropertyChange, type ResourceChange } from "../../domain/change-set.ts";
import { nameOfUrn } from "../urn.ts";
import { diffProperties, isHidden } from "./property-diff.ts";
import { restoredProperties } from "./restored-properties.ts";

/** What the engine keeps for itself: the stack and its providers are nobody's change. */
const internalType = /^pulumi:(pulumi:Stack|providers:)/;

/** Of several steps of one resource the weightiest tells what happens to it. */
const weight: readonly Operation[] = [
  "refresh",
  "same",
  "read",
  "discard",
  "create",
  "update",
  "import",
  "delete",
  "discard-replaced",
  "read-replacement",
  "remove-pending-replace",
  "create-replacement",
  "delete-replaced",
  "replace",
  "import-replacement",
];

/**
 * The change set of an operation's events. A `change` is read from the inputs, which say what was asked for, and, where
 * these stay as they are, from what Atlas has; `drift` from the outputs of a refresh. The engine's own diff is absent or
 * noisy for these providers.
 */
export function changeSetOf(events: readonly EngineEvent[], kind: "change" | "drift"): ChangeSet {
  const steps = new Map<string, StepEventMetadata[]>();
  for (const event of events) {
    const metadata = stepOf(event, kind);
    if (!metadata || internalType.test(metadata.type)) continue;
    steps.set(metadata.urn, [...(steps.get(metadata.urn) ?? []), metadata]);
  }
  const resources = [...steps.values()].map((of) => resourceChange(of, kind));
  return {
    resources,
    counts: countsOf(resources),
    hasChanges: resources.some(({ operation }) => operation !== "same"),
  };
}

function stepOf(event: EngineEvent, kind: "change" | "drift"): StepEventMetadata | undefined {
  return kind === "drift" ? event.resOutputsEvent?.metadata : event.resourcePreEvent?.metadata;
}

function resourceChange(steps: readonly StepEventMetadata[], kind: "change" | "drift"): ResourceChange {
  const heaviest = steps.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a));
  const { urn, type } = heaviest;
  const operation = shownOperation(operationOf(heaviest));
  return {
    urn,
    type,
    name: nameOfUrn(urn),
    operation,
    properties: operation === "same" || operation === "delete" ? [] : propertiesOf(heaviest, kind),
    replacedBecauseOf: [...new Set(steps.flatMap(({ keys }) => keys ?? []))],
  };
}

function propertiesOf(step: StepEventMetadata, kind: "change" | "drift"): PropertyChange[] {
  const side = kind === "drift" ? "outputs" : "inputs";
  const before: Record<string, unknown> = step.old?.[side] ?? {};
  const after: Record<string, unknown> = step.new?.[side] ?? {};
  const restored = kind === "change" && operationOf(step) === "update" ? restoredProperties(step) : [];
  const changes = [...diffProperties(before, after), ...restored];
  const shown = new Set(changes.map(({ path }) => path));
  const hidden = (step.diffs ?? []).filter((name) => isHidden(after[name]) && !shown.has(name));
  return [...changes, ...hidden.map((path) => ({ path, secret: true, unknown: false }))];
}

function countsOf(resources: readonly ResourceChange[]): ChangeSet["counts"] {
  const counts = { create: 0, update: 0, replace: 0, delete: 0, import: 0, same: 0 };
  for (const { operation } of resources) {
    if (operation === "import-replacement") counts.replace += 1;
    else if (operation in counts) counts[operation as keyof typeof counts] += 1;
  }
  return counts;
}

/** A look at Atlas changes nothing by itself, and the two halves of a replacement are one. */
function shownOperation(operation: Operation): Operation {
  if (operation === "refresh") return "same";
  return operation === "create-replacement" || operation === "delete-replaced" ? "replace" : operation;
}

function operationOf({ op }: StepEventMetadata): Operation {
  const known = Operation.safeParse(op);
  // An operation that we do not know is a change all the same: never shown as nothing.
  return known.success ? known.data : "update";
}

function weightOf(step: StepEventMetadata): number {
  return weight.indexOf(operationOf(step));
}
