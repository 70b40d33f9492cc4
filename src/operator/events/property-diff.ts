import type { PropertyChange } from "../../domain/change-set.ts";

/** What the engine writes in place of a secret value. */
const hiddenValue = "[secret]";
/** Marks an object that wraps a secret; Pulumi's property encoding. */
const secretSignature = "4dabf18193072939515e22adb298388d";
/** Stands for a value that is known only after the apply; Pulumi's property encoding. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Json = NonNullable<PropertyChange["before"]>;

/**
 * What differs between two property bags, leaf by leaf, with paths such as `replicationSpecs[0].zoneName`. Engine-internal
 * keys (`__defaults`, …) are left out; secrets are named but have no values, unknown values no `after`.
 */
export function diffProperties(before: unknown, after: unknown, path = ""): PropertyChange[] {
  if (isEqual(before, after)) return [];
  if (isHidden(before) || isHidden(after)) return [{ path, secret: true, unknown: false }];
  if (isRecord(before ?? after) && isRecord(after ?? before))
    return diffRecords(asRecord(before), asRecord(after), path);
  if (Array.isArray(before ?? after) && Array.isArray(after ?? before)) return diffArrays(before, after, path);
  return [leaf(before, after, path)];
}

/** Whether a value, or the whole of it, is a secret. */
export function isHidden(value: unknown): boolean {
  return value === hiddenValue || (isRecord(value) && secretSignature in value);
}

function diffRecords(before: Record<string, unknown>, after: Record<string, unknown>, path: string): PropertyChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)].filter((key) => !key.startsWith("__")));
  if (keys.size === 0) return [leaf(before, after, path)];
  return [...keys].flatMap((key) => diffProperties(before[key], after[key], path ? `${path}.${key}` : key));
}

function diffArrays(before: unknown, after: unknown, path: string): PropertyChange[] {
  const [old, now] = [asArray(before), asArray(after)];
  if (old.length === 0 && now.length === 0) return [leaf(before, after, path)];
  const length = Math.max(old.length, now.length);
  return Array.from({ length }, (_, index) => diffProperties(old[index], now[index], `${path}[${index}]`)).flat();
}

function leaf(before: unknown, after: unknown, path: string): PropertyChange {
  const unknown = after === unknownValue;
  return {
    path,
    ...(isJson(before) && before !== unknownValue && { before }),
    ...(isJson(after) && !unknown && { after }),
    secret: false,
    unknown,
  };
}

function isEqual(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Events come as JSON, so whatever is there is JSON. */
function isJson(value: unknown): value is Json {
  return value !== undefined && value !== null;
}
