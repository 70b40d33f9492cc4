import { isValues, type Value, type Values } from "../protocol/values.ts";
import { type Json, listAt, textAt } from "./json.ts";

/** A map of tags as Atlas takes it: a list of key and value. */
export function tagsToApi(tags: Value | undefined): Json[] {
  if (!isValues(tags)) return [];
  return Object.entries(tags).map(([key, value]) => ({ key, value: typeof value === "string" ? value : "" }));
}

/** Tags of an answer as a map; none at all are null if the program has not set any, else an empty map. */
export function tagsFromApi(answer: Json, member: string, before: Value | undefined): Value {
  const tags: Values = {};
  for (const tag of listAt(answer, member)) tags[textAt(tag, "key")] = textAt(tag, "value");
  if (Object.keys(tags).length > 0) return tags;
  return isValues(before) ? {} : null;
}
