import type { PropertyChange } from "../../domain/change-set.ts";

/** What the engine writes in place of a secret value. */
const hiddenValue = "[secret]";
/** Marks an object that wraps a secret; Pulumi's property encoding. */
const secretSignature = "4dabf18193072939515e22adb298388d";
/** Stands for a value that is known only after the apply; Pulumi's property encoding. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Json = NonNullable<PropertyChange["before"]>;

/**
 * What differs between two property bags, leaf by leaf, with paths such as `replicationSpecs[0].zoneName`, in the order
 * of their paths. Engine-internal keys (`__defaults`, …) are left out, null counts as absent; secrets are named but have
 * no values, unknown values no `after`.
 */
export function diffProperties(before: unknown, after: unknown): PropertyChange[] {
  const [old, now] = [new Map(leavesOf(before, "")), new Map(leavesOf(after, ""))];
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort(byPath.compare);
  return paths.flatMap((path) => changeOf(path, old.get(path), now.get(path)));
}

/** Whether a value, or the whole of it, is a secret. */
export function isHidden(value: unknown): boolean {
  return value === hiddenValue || (isRecord(value) && secretSignature in value);
}

const byPath = new Intl.Collator("en", { numeric: true });

/** Everything in a value that has no members of its own, by path. */
function leavesOf(value: unknown, path: string): [path: string, leaf: unknown][] {
  if (value === undefined || value === null) return [];
  if (isHidden(value)) return [[path, value]];
  if (Array.isArray(value)) {
    return value.length > 0 ? value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`)) : [[path, []]];
  }
  if (!isRecord(value)) return [[path, value]];
  const members = Object.entries(value).filter(([key]) => !key.startsWith("__"));
  if (members.length === 0) return path ? [[path, {}]] : [];
  return members.flatMap(([key, member]) => leavesOf(member, memberPath(path, key)));
}

/** Keys that a path would take apart, as a tag of somebody else may be, are quoted. */
function memberPath(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path ? `${path}.${key}` : key;
}

function changeOf(path: string, before: unknown, after: unknown): PropertyChange[] {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isHidden(before) || isHidden(after)) return [{ path, secret: true, unknown: false }];
  const unknown = after === unknownValue;
  return [
    {
      path,
      ...(isJson(before) && before !== unknownValue && { before }),
      ...(isJson(after) && !unknown && { after }),
      secret: false,
      unknown,
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Events come as JSON, so whatever is there is JSON. */
function isJson(value: unknown): value is Json {
  return value !== undefined && value !== null;
}
