import type { Clock } from "../../foundation/clock.ts";
import { type Refusal, refuse } from "./http/answers.ts";

const longestDays = 7;
const dayMs = 24 * 3_600_000;

/** Refuses an end for something temporary (a date, ISO 8601) that is past, or more than a week away. */
export function refuseEnd(clock: Clock, end: string | null | undefined): Refusal | undefined {
  if (!end) return undefined;
  const leftMs = Date.parse(end) - clock.now().getTime();
  if (leftMs <= 0) return refuse("EXPIRATION_DATE_IN_PAST");
  return leftMs > longestDays * dayMs ? refuse("EXPIRATION_DATE_EXCEEDS_MAX", longestDays) : undefined;
}
