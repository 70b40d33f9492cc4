/** Stands for a value that is known only after an apply. */
export const unknown: unique symbol = Symbol("unknown");

/** A property value of a resource, free of the marks that the wire puts around secrets and unknowns. */
export type Value = null | boolean | number | string | typeof unknown | Value[] | Values;
export type Values = { [key: string]: Value };

/** The properties of a resource and the names of those that hold a secret somewhere inside. */
export type Properties = { readonly values: Values; readonly secrets: ReadonlySet<string> };

export function isValues(value: Value | undefined): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True if there is a value, even one that is not known yet. */
export function isSet(value: Value | undefined): value is Exclude<Value, null> {
  return value !== undefined && value !== null;
}

/** The value, or null where there is none or it is not known yet. */
export function known(value: Value | undefined): Exclude<Value, typeof unknown> {
  return value === undefined || value === unknown ? null : value;
}

export function hasUnknown(value: Value | undefined): boolean {
  if (value === unknown) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isValues(value) && Object.values(value).some(hasUnknown);
}
