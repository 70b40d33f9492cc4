import { isValues, unknown, type Value, type Values } from "../protocol/values.ts";
import type { Attributes, Kind } from "./attributes.ts";

/**
 * True if both mean the same for a property of this kind: null is absence, a set has no order, and a set of objects that
 * is absent is empty, since Terraform has these as blocks.
 */
export function sameValue(kind: Kind, a: Value | undefined, b: Value | undefined): boolean {
  const absent = kind.kind === "set" && kind.of.kind === "object" ? [] : null;
  const left = a ?? absent;
  const right = b ?? absent;
  if (left === right) return true;
  if (left === null || right === null || left === unknown || right === unknown) return false;
  if (kind.kind === "object") {
    return isValues(left) && isValues(right) && sameObject(kind.attributes, left, right);
  }
  if (kind.kind === "map") return isValues(left) && isValues(right) && sameMap(kind.of, left, right);
  if (kind.kind === "list") return Array.isArray(left) && Array.isArray(right) && sameList(kind.of, left, right);
  if (kind.kind === "set") return Array.isArray(left) && Array.isArray(right) && sameSet(kind.of, left, right);
  return false;
}

export function sameObject(attributes: Attributes, a: Values, b: Values): boolean {
  return Object.entries(attributes).every(
    ([name, attribute]) => attribute.writeOnly || sameValue(attribute, a[name], b[name]),
  );
}

function sameMap(of: Kind, a: Values, b: Values): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => sameValue(of, a[name], b[name]));
}

function sameList(of: Kind, a: Value[], b: Value[]): boolean {
  return a.length === b.length && a.every((item, index) => sameValue(of, item, b[index]));
}

function sameSet(of: Kind, a: Value[], b: Value[]): boolean {
  if (a.length !== b.length) return false;
  const rest = [...b];
  return a.every((item) => {
    const index = rest.findIndex((other) => sameValue(of, item, other));
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
}
