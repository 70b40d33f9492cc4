import { z } from "zod";
import { type Refusal, refuseField } from "./http/answers.ts";

const longestMs = 7 * 24 * 3_600_000;

/** Reads the `deleteAfterDate` of a request: a time in the next seven days. */
export function readExpiryDate(text: string, now: Date): string | Refusal {
  const field = "deleteAfterDate";
  if (!z.iso.datetime({ offset: true }).safeParse(text).success) return refuseField(field, "must be a date and time");
  const aheadMs = Date.parse(text) - now.getTime();
  if (aheadMs <= 0) return refuseField(field, "must be in the future");
  if (aheadMs > longestMs) return refuseField(field, "must be at most one week ahead");
  return new Date(text).toISOString().replace(".000Z", "Z");
}
