import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { FinishedStep } from "../port.ts";
import { nameOfUrn } from "../urn.ts";

/** Looking is no doing, and the stack with its providers is nobody's resource. */
const onlyLooks = ["same", "read", "refresh"];
const internalType = /^pulumi:(pulumi:Stack|providers:)/;

/** What an operation did before it ended, in order: all that is left of one that did not come to its end. */
export function finishedIn(events: readonly EngineEvent[]): FinishedStep[] {
  return events.flatMap(({ resOutputsEvent }) => {
    if (!resOutputsEvent) return [];
    const { op, urn, type } = resOutputsEvent.metadata;
    if (onlyLooks.includes(op) || internalType.test(type)) return [];
    return [{ urn, name: nameOfUrn(urn), operation: op }];
  });
}
