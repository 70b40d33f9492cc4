import { z } from "zod";
import { type Refusal, refuseField } from "./http/answers.ts";

const Pair = z.strictObject({ key: z.string(), value: z.string() });

/** Tags and labels: an ordered list of key and value. */
export const Tags = z.array(Pair);
export type Tags = z.infer<typeof Tags>;

const mostTags = 50;

/** Refuses more than fifty tags, tags whose keys repeat, or whose keys or values are empty or over 255 characters. */
export function refuseTags(tags: Tags | null | undefined): Refusal | undefined {
  if ((tags ?? []).length > mostTags) return refuseField("tags", `must have at most ${mostTags} entries`);
  const keys = new Set<string>();
  for (const { key, value } of tags ?? []) {
    if (!fits(key) || !fits(value)) return refuseField("tags", "must have keys and values of 1 to 255 characters");
    if (keys.has(key)) return refuseField("tags", `must not hold the key ${key} twice`);
    keys.add(key);
  }
  return undefined;
}

function fits(text: string): boolean {
  return text.length >= 1 && text.length <= 255;
}
