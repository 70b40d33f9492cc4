const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const toTheSecond = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const utc = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

export const timeForms = ["date", "minute", "second", "clock", "ago"] as const;
export type TimeForm = (typeof timeForms)[number];

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** A moment in the viewer's zone and language; `ago` counts from `nowMs`. */
export function timeText(at: Date, form: TimeForm, nowMs: number): string {
  switch (form) {
    case "date":
      return day.format(at);
    case "minute":
      return dayAndTime.format(at);
    case "second":
      return toTheSecond.format(at);
    case "clock":
      return clock.format(at);
    case "ago":
      return agoText(at.getTime() - nowMs, at);
  }
}

/** The same moment in UTC, to the second. */
export function utcText(at: Date): string {
  return `${utc.format(at)} UTC`;
}

/** A length of time as people say it: `40 s`, `3 min 5 s`, `2 h 10 min`. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Beyond a month a date says more. */
function agoText(differenceMs: number, at: Date): string {
  if (Math.abs(differenceMs) > 30 * 86_400_000) return day.format(at);
  const [unit, unitMs] = units.find(([, ms]) => Math.abs(differenceMs) >= ms) ?? ["second", 1_000];
  return relative.format(Math.round(differenceMs / unitMs), unit);
}
