import { z } from "zod";
import { type Refusal, refuse } from "./http/answers.ts";

const Pair = z.strictObject({ key: z.string(), value: z.string() });

/** Tags and labels: an ordered list of key and value. */
export const Tags = z.array(Pair);
export type Tags = z.infer<typeof Tags>;

const most = 50;

/** Refuses more than 50 tags, tags whose keys repeat, or whose keys or values are empty or over 255 characters. */
export function refuseTags(tags: Tags | null | undefined): Refusal | undefined {
  return refusePairs(tags, "Tag");
}

/** The same for labels. */
export function refuseLabels(labels: Tags | null | undefined): Refusal | undefined {
  return refusePairs(labels, "Label");
}

function refusePairs(pairs: Tags | null | undefined, word: string): Refusal | undefined {
  const keys = new Set<string>();
  if ((pairs?.length ?? 0) > most) return refuse("VALIDATION_ERROR", `There can be at most ${most} of these: ${word}`);
  for (const { key, value } of pairs ?? []) {
    if (!fits(key) || !fits(value))
      return refuse("VALIDATION_ERROR", `${word} keys and values must have 1 to 255 characters`);
    if (keys.has(key)) return refuse("VALIDATION_ERROR", `Duplicate ${word.toLowerCase()} key ${key}`);
    keys.add(key);
  }
  return undefined;
}

function fits(text: string): boolean {
  return text.length >= 1 && text.length <= 255;
}
