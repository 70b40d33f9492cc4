import { isSet, type Value, type Values } from "../protocol/values.ts";

/** What kind of value an attribute holds. The order of a set has no meaning. */
export type Kind =
  | { readonly kind: "string" | "number" | "boolean" }
  | { readonly kind: "list" | "set" | "map"; readonly of: Kind }
  | { readonly kind: "object"; readonly attributes: Attributes };

/**
 * One property of a resource, in the terms of Terraform's plugin framework, since the official plugins are built on it.
 * `computed`: the provider fills it when the program does not. `keeps`: while the program does not set it, a plan takes
 * the value of the state instead of "known after apply". `replaces`: a change makes a new resource.
 */
export type Attribute = Kind & {
  readonly use: "required" | "optional" | "computed" | "optional-computed";
  readonly keeps?: true;
  readonly fallback?: Value;
  /** Value of a create that does not set it; afterwards it can't be changed. */
  readonly initially?: Value;
  /** Given at the creation; any other value afterwards is an error, not a replacement. */
  readonly fixed?: true;
  readonly secret?: true;
  /** Sent to the provider, but in no state; another attribute tells when it changes. */
  readonly writeOnly?: true;
  readonly replaces?: boolean | ((before: Value, after: Value) => boolean);
};

export type Attributes = { readonly [name: string]: Attribute };

export function isComputed(attribute: Attribute): boolean {
  return attribute.use === "computed" || attribute.use === "optional-computed";
}

export function isSettable(attribute: Attribute): boolean {
  return attribute.use !== "computed";
}

/** Keeps what the attributes know, so that marks of the engine and of other plugins don't count as properties. */
export function pick(attributes: Attributes, values: Values): Values {
  const picked: Values = {};
  for (const name of Object.keys(attributes)) {
    const value = values[name];
    if (isSet(value)) picked[name] = value;
  }
  return picked;
}

export const text = { kind: "string" } as const;
export const number = { kind: "number" } as const;
export const flag = { kind: "boolean" } as const;
export const textMap = { kind: "map", of: text } as const;

export function listOf(attributes: Attributes): { kind: "list"; of: Kind } {
  return { kind: "list", of: { kind: "object", attributes } };
}

export function setOf(attributes: Attributes): { kind: "set"; of: Kind } {
  return { kind: "set", of: { kind: "object", attributes } };
}

export function objectOf(attributes: Attributes): { kind: "object"; attributes: Attributes } {
  return { kind: "object", attributes };
}

/** Name of a property in Terraform's terms, which the messages of the official plugins speak in. */
export function terraformName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
