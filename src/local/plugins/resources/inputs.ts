import { isSet, isValues, type Value, type Values } from "../protocol/values.ts";
import { type Attributes, isSettable, type Kind } from "./attributes.ts";
import { sameValue } from "./equality.ts";

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
  if (kind.kind === "list" && Array.isArray(before) && Array.isArray(now)) {
    return before.slice(0, now.length).map((item, index) => refreshValue(kind.of, item, now[index] ?? null));
  }
  if (kind.kind === "set" && Array.isArray(before) && Array.isArray(now)) {
    return matchElements(kind.of, before, now).map(({ item, match }) => refreshValue(kind.of, item, match));
  }
  return now;
}

type Pair = { left: number; right: number; item: Value; match: Value; likeness: number };

/**
 * Pairs the elements of a set with those of now: the most alike first, each once, in the order of before. Elements that are
 * no objects go by their place. So the official plugins tell which element of a program became which.
 */
function matchElements(kind: Kind, before: Value[], now: Value[]): Pair[] {
  const pairs: Pair[] = before.flatMap((item, left) =>
    now.map(
      (match, right): Pair => ({ left, right, item, match, likeness: likeness(kind, item, match, left === right) }),
    ),
  );
  const matched: Pair[] = [];
  for (const pair of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (pair.likeness < 0 || matched.some(({ left, right }) => left === pair.left || right === pair.right)) continue;
    matched.push(pair);
  }
  return matched.sort((a, b) => a.left - b.left);
}

function likeness(kind: Kind, before: Value, now: Value, samePlace: boolean): number {
  if (kind.kind !== "object" || !isValues(before) || !isValues(now)) return samePlace ? 1 : -1;
  const shared = Object.entries(kind.attributes).filter(([name]) => isSet(before[name]) && isSet(now[name]));
  const equal = shared.filter(([name, attribute]) => sameValue(attribute, before[name], now[name]));
  return shared.length + 2 * equal.length;
}

/** The inputs of an imported resource: what a program has to set, and what else it could set and is not empty. */
export function inputsOfImport(attributes: Attributes, state: Values): Values {
  const inputs: Values = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = isSettable(attribute) ? settable(attribute, state[name]) : undefined;
    if (isSet(value) && (attribute.use === "required" || !isEmpty(value))) inputs[name] = value;
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
