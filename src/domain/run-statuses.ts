/** A run in one of these never changes again and holds nothing. */
export const endedRunStatuses = [
  "applied",
  "planned_and_finished",
  "discarded",
  "policy_failed",
  "stale",
  "expired",
  "errored",
  "canceled",
  "interrupted",
] as const;
export type EndedRunStatus = (typeof endedRunStatuses)[number];

export const runStatuses = [
  "pending",
  "planning",
  "planned",
  "policy_override",
  "awaiting_approval",
  "confirmed",
  "applying",
  "verifying",
  ...endedRunStatuses,
] as const;
