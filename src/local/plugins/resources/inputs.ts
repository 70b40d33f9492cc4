import { isDeepStrictEqual } from "node:util";
import { isSet, isValues, type Value, type Values } from "../protocol/values.ts";
import { type Attributes, isSettable, type Kind } from "./attributes.ts";

/** The inputs after a refresh: what the program had set, with the values that the state has now. */
export function refreshInputs(attributes: Attributes, inputs: Values, state: Values): Values {
  const fresh: Values = {};
  for (const [name, before] of Object.entries(inputs)) {
    const attribute = attributes[name];
    const now = state[name];
    if (attribute && isSet(now)) fresh[name] = refreshValue(attribute, before, now);
  }
  return fresh;
}

function refreshValue(kind: Kind, before: Value, now: Value): Value {
  if (kind.kind === "object" && isValues(before) && isValues(now)) {
    return refreshInputs(kind.attributes, before, now);
  }
  if (kind.kind === "map" && isValues(before) && isValues(now)) {
    return Object.fromEntries(Object.entries(now).filter(([name]) => name in before));
  }
  if ((kind.kind === "list" || kind.kind === "set") && Array.isArray(before) && Array.isArray(now)) {
    const matched = kind.kind === "set" && before.every(isValues) && now.every(isValues) ? paired(before, now) : now;
    return before.flatMap((item, index) => {
      const other = matched[index];
      return other === undefined ? [] : [refreshValue(kind.of, item, other)];
    });
  }
  return now;
}

/** For each object its counterpart among the others: those that have most in common find each other first. */
function paired(before: readonly Values[], now: readonly Values[]): (Values | undefined)[] {
  const pairs = before.flatMap((item, index) => now.map((other) => ({ index, other, score: likeness(item, other) })));
  const partners = new Map<number, Values>();
  const taken = new Set<Values>();
  for (const { index, other } of pairs.sort((a, b) => b.score - a.score)) {
    if (partners.has(index) || taken.has(other)) continue;
    partners.set(index, other);
    taken.add(other);
  }
  return before.map((_item, index) => partners.get(index));
}

function likeness(item: Values, other: Values): number {
  const shared = Object.keys(item).filter((name) => name in other);
  return shared.length + 2 * shared.filter((name) => isDeepStrictEqual(item[name], other[name])).length;
}

/** The inputs of an imported resource: everything that a program could set and that is not empty. */
export function inputsOfImport(attributes: Attributes, state: Values): Values {
  const inputs: Values = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = isSettable(attribute) ? settable(attribute, state[name]) : undefined;
    if (value !== undefined && !isEmpty(value)) inputs[name] = value;
  }
  return inputs;
}

function settable(kind: Kind, value: Value | undefined): Value | undefined {
  if (kind.kind === "object" && isValues(value)) return inputsOfImport(kind.attributes, value);
  if ((kind.kind === "list" || kind.kind === "set") && Array.isArray(value)) {
    return value.map((item) => settable(kind.of, item) ?? null);
  }
  return value;
}

function isEmpty(value: Value): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isValues(value)) return Object.keys(value).length === 0;
  return value === null || value === false || value === 0 || value === "";
}
