import { z } from "zod";
import { type Refusal, refuse, refuseField } from "./http/answers.ts";

const longestDays = 7;
const dayMs = 24 * 3_600_000;

/** Reads the `deleteAfterDate` of a request: a time in the next seven days. */
export function readExpiryDate(text: string, now: Date): string | Refusal {
  const field = "deleteAfterDate";
  if (!z.iso.datetime({ offset: true }).safeParse(text).success) return refuseField(field, "must be a date and time");
  const aheadMs = Date.parse(text) - now.getTime();
  if (aheadMs <= 0) return refuse("EXPIRATION_DATE_IN_PAST");
  if (aheadMs > longestDays * dayMs) return refuse("EXPIRATION_DATE_EXCEEDS_MAX", longestDays);
  return new Date(text).toISOString().replace(".000Z", "Z");
}
