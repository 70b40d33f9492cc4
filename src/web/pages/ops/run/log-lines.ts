import type { RunEventView } from "../../../../api/views/run-event.ts";

/** The line that an address like `#L12` means, or null. */
export function lineOf(hash: string): number | null {
  const number = /^#?L([1-9]\d{0,6})$/.exec(hash)?.[1];
  return number === undefined ? null : Number(number);
}

/** The log as a file: UTC and words, a line each. */
export function logText(events: readonly RunEventView[]): string {
  return events.map(({ at, text }) => `${at} ${text}\n`).join("");
}
