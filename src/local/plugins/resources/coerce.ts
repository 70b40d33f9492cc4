import { isValues, unknown, type Value, type Values } from "../protocol/values.ts";
import { type Attributes, type Kind, terraformName } from "./attributes.ts";

/** A program gave a value of a type that the property does not have. */
export class WrongType extends Error {
  override readonly name = "WrongType";
}

/**
 * The values as the attributes' types want them: a text takes numbers and booleans, a number takes its digits as a text.
 * What the attributes don't know is left out. Throws `WrongType` for anything else.
 */
export function coerceValues(attributes: Attributes, values: Values): Values {
  const coerced: Values = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = values[name];
    if (value === undefined) continue;
    try {
      coerced[name] = coerce(attribute, value);
    } catch (error) {
      if (!(error instanceof WrongType)) throw error;
      throw new WrongType(`objectEncoder failed on property "${terraformName(name)}": ${error.message}`);
    }
  }
  return coerced;
}

function coerce(kind: Kind, value: Value): Value {
  if (value === null || value === unknown) return value;
  switch (kind.kind) {
    case "string":
      return coerceText(value);
    case "number":
      return coerceNumber(value);
    case "boolean":
      if (typeof value !== "boolean") throw new WrongType("Expected a Boolean");
      return value;
    case "object":
      return coerceValues(kind.attributes, asValues(value));
    case "map":
      return Object.fromEntries(Object.entries(asValues(value)).map(([name, item]) => [name, coerce(kind.of, item)]));
    case "list":
    case "set":
      return coerceItems(kind, value);
  }
}

function coerceText(value: Value): Value {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new WrongType(`Expected a string, got ${typeOf(value)}`);
}

function coerceNumber(value: Value): Value {
  if (typeof value === "number") return value;
  if (value === "") return null;
  const parsed = typeof value === "string" ? Number(value) : Number.NaN;
  if (Number.isNaN(parsed)) throw new WrongType(`Expected a Number, got ${typeOf(value)}`);
  return parsed;
}

function coerceItems(kind: { of: Kind }, value: Value): Value {
  if (!Array.isArray(value)) throw new WrongType(`Expected an Array PropertyValue, found ${typeOf(value)}`);
  return value.map((item, index) => {
    try {
      return coerce(kind.of, item);
    } catch (error) {
      if (!(error instanceof WrongType)) throw error;
      throw new WrongType(`element ${index}: ${error.message}`);
    }
  });
}

function asValues(value: Value): Values {
  if (!isValues(value)) throw new WrongType(`Expected an Object PropertyValue, found ${typeOf(value)}`);
  return value;
}

/** The type alone: the value may be a secret. */
function typeOf(value: Value): string {
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
