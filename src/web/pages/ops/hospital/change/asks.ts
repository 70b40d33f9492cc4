import type { RunKind } from "../../../../../domain/runs.ts";

/** What somebody may ask for of a hospital, in the order in which the page offers it. */
export const asks = [
  "tier",
  "access",
  "protection",
  "rotate",
  "suspend",
  "resume",
  "remediate",
  "recover",
  "provision",
  "revision",
  "offboard",
] as const;
export type Ask = (typeof asks)[number];

export function isAsk(value: unknown): value is Ask {
  return asks.some((ask) => ask === value);
}

/** The kind of run that it becomes. */
export function kindOf(ask: Ask): RunKind {
  switch (ask) {
    case "tier":
    case "access":
    case "protection":
    case "revision":
      return "change";
    default:
      return ask;
  }
}
