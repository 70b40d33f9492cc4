/** A JSON value as Atlas sends it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/*
 * Readers of an answer. As the official plugin's, they take an absent member for its zero value, since which members
 * Atlas sends differs by tier and state. A validator would cost every start of the plugin more than all its other code.
 */

export function isJsonObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** The member at a path of names and indexes; undefined if anything on the way is missing. */
export function memberAt(json: Json | undefined, ...path: (string | number)[]): Json | undefined {
  let member = json;
  for (const step of path) {
    if (typeof step === "number") member = Array.isArray(member) ? member[step] : undefined;
    else member = isJsonObject(member) ? member[step] : undefined;
  }
  return member;
}

export function textAt(json: Json | undefined, ...path: (string | number)[]): string {
  const member = memberAt(json, ...path);
  return typeof member === "string" ? member : "";
}

/** An instant in UTC with no more decimals than it needs, as Go writes it; empty where there is none. */
export function dateAt(json: Json | undefined, ...path: (string | number)[]): string {
  const text = textAt(json, ...path);
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date.toISOString().replace(/\.?0*Z$/, "Z");
}

export function flagAt(json: Json | undefined, ...path: (string | number)[]): boolean {
  return memberAt(json, ...path) === true;
}

/** A number, or null where there is none. */
export function numberAt(json: Json | undefined, ...path: (string | number)[]): number | null {
  const member = memberAt(json, ...path);
  return typeof member === "number" ? member : null;
}

/** A text, or null where there is none. */
export function textOrNullAt(json: Json | undefined, ...path: (string | number)[]): string | null {
  const member = memberAt(json, ...path);
  return typeof member === "string" ? member : null;
}

export function listAt(json: Json | undefined, ...path: (string | number)[]): Json[] {
  const member = memberAt(json, ...path);
  return Array.isArray(member) ? member : [];
}
