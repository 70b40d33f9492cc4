/**
 * `received`: durable, not handled yet. `retrying`: failed, tried again at `nextAttemptAt`. `handled`, `ignored` (a type
 * that nothing follows from) and `duplicate` (another event told the same) are ends; `dead` waits for a person.
 */
export const inboxStatuses = ["received", "retrying", "handled", "ignored", "duplicate", "dead"] as const;
