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
    return before.filter((item) => now.some((other) => sameValue(kind.of, item, other)));
  }
  return now;
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
