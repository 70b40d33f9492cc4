import { z } from "zod";
import { type Refusal, refuseField } from "./http/answers.ts";

const Pair = z.strictObject({ key: z.string(), value: z.string() });

/** Tags and labels: an ordered list of key and value. */
export const Tags = z.array(Pair);
export type Tags = z.infer<typeof Tags>;

const most = 50;

/** Refuses more than 50 tags, tags whose keys repeat, or whose keys or values are empty or over 255 characters. */
export function refuseTags(tags: Tags | null | undefined): Refusal | undefined {
  return refusePairs(tags, "tags");
}

/** The same for labels. */
export function refuseLabels(labels: Tags | null | undefined): Refusal | undefined {
  return refusePairs(labels, "labels");
}

function refusePairs(pairs: Tags | null | undefined, field: string): Refusal | undefined {
  const keys = new Set<string>();
  if ((pairs?.length ?? 0) > most) return refuseField(field, `must have at most ${most} entries`);
  for (const { key, value } of pairs ?? []) {
    if (!fits(key) || !fits(value)) return refuseField(field, "must have keys and values of 1 to 255 characters");
    if (keys.has(key)) return refuseField(field, `must not hold the key ${key} twice`);
    keys.add(key);
  }
  return undefined;
}

function fits(text: string): boolean {
  return text.length >= 1 && text.length <= 255;
}
