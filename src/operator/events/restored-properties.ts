import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { PropertyChange } from "../../domain/change-set.ts";
import { diffProperties, isHidden } from "./property-diff.ts";

/**
 * What an update restores: properties that are asked for as before, while Atlas has something else, because somebody
 * changed it there or because an upgrade sent nothing but the size. The inputs of such a step are equal on both sides, so
 * what Atlas has is read from the old outputs, as far as the inputs speak of it.
 */
export function restoredProperties({ old, new: wanted, diffs }: StepEventMetadata): PropertyChange[] {
  const inputs: Record<string, unknown> = wanted?.inputs ?? {};
  const before: Record<string, unknown> = old?.inputs ?? {};
  const outputs: Record<string, unknown> = old?.outputs ?? {};
  const names = (diffs ?? []).filter(
    (name) => name in inputs && !isHidden(inputs[name]) && isEqual(before[name], inputs[name]),
  );
  return names.flatMap((name) =>
    diffProperties({ [name]: asFarAsAsked(outputs[name], inputs[name]) }, { [name]: inputs[name] }),
  );
}

/** Without what Atlas fills in by itself. A map of texts, such as tags, is the asker's alone: all of it counts. */
function asFarAsAsked(had: unknown, asked: unknown): unknown {
  const texts = isRecord(asked) && Object.values(asked).every((value) => typeof value === "string");
  return texts ? had : withKeysOf(had, asked);
}

function withKeysOf(had: unknown, asked: unknown): unknown {
  if (Array.isArray(had) && Array.isArray(asked)) return had.map((item, index) => withKeysOf(item, asked[index]));
  if (!isRecord(had) || !isRecord(asked)) return had;
  const keys = Object.keys(asked).filter((key) => key in had);
  return Object.fromEntries(keys.map((key) => [key, withKeysOf(had[key], asked[key])]));
}

function isEqual(one: unknown, other: unknown): boolean {
  return diffProperties({ value: one }, { value: other }).length === 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
