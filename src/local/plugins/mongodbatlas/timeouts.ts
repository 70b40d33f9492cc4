import { isValues, type Values } from "../protocol/values.ts";
import { type Attribute, objectOf, text } from "../resources/attributes.ts";
import type { CheckFailure } from "../resources/resource.ts";
import { parseDuration } from "./waiting.ts";

/** The property `timeouts` of a resource: how long each of these operations may take. */
export function timeoutsOf(...operations: readonly ("create" | "read" | "update" | "delete")[]): Attribute {
  const limit = { ...text, use: "optional" } as const;
  return { ...objectOf(Object.fromEntries(operations.map((name) => [name, limit]))), use: "optional" };
}

/** Milliseconds that an operation may take by the resource's `timeouts`, or else the usual time. */
export function limitOf(resource: Values, operation: string, usualMs: number): number {
  const limit = isValues(resource.timeouts) ? resource.timeouts[operation] : undefined;
  return (typeof limit === "string" ? parseDuration(limit) : undefined) ?? usualMs;
}

/** Finds timeouts that are no durations. */
export function checkTimeouts({ timeouts }: Values): CheckFailure[] {
  if (!isValues(timeouts)) return [];
  return Object.entries(timeouts).flatMap(([name, limit]) => {
    if (typeof limit !== "string" || parseDuration(limit) !== undefined) return [];
    const rule = 'must be a sequence of numbers with a unit each, such as "30s" or "2h45m"';
    const reason = `Invalid Attribute Value Time Duration. "${limit}" ${rule}`;
    return [{ property: `timeouts.${name}`, reason }];
  });
}
