import { type EndedRunStatus, endedRunStatuses } from "../domain/run-statuses.ts";
import type { Run, RunStatus } from "../domain/runs.ts";

/** Every legal move of a run. What is not in here can't happen, whoever asks for it. */
const moves: Readonly<Record<Exclude<RunStatus, EndedRunStatus>, readonly RunStatus[]>> = {
  pending: ["planning", "discarded", "canceled", "errored"],
  planning: ["planned", "errored", "canceled", "interrupted"],
  planned: [
    "planned_and_finished",
    "policy_failed",
    "policy_override",
    "awaiting_approval",
    "confirmed",
    "errored",
    "canceled",
    "interrupted",
  ],
  policy_override: ["awaiting_approval", "pending", "discarded", "canceled", "expired"],
  awaiting_approval: ["confirmed", "pending", "discarded", "canceled", "expired"],
  confirmed: ["applying", "stale", "canceled", "errored"],
  applying: ["verifying", "errored", "canceled", "stale", "interrupted"],
  verifying: ["applied", "errored", "interrupted"],
};

export function canMoveRun(from: RunStatus, to: RunStatus): boolean {
  return !hasEnded(from) && moves[from].includes(to);
}

/** An ended run never changes again and holds nothing. */
export function hasEnded(status: RunStatus): status is EndedRunStatus {
  return (endedRunStatuses as readonly RunStatus[]).includes(status);
}

/** Nothing goes on until a person decides. Such a run may be superseded by a later one. */
export function waitsForPeople(status: RunStatus): boolean {
  return status === "awaiting_approval" || status === "policy_override";
}

/** Ended, or waiting for a person: the point up to which a client may wait. */
export function isSettled(status: RunStatus): boolean {
  return hasEnded(status) || waitsForPeople(status);
}

/** A worker is at it, so it holds its hospital's lease. */
export function isBeingWorkedOn(status: RunStatus): boolean {
  return status === "planning" || status === "planned" || status === "applying" || status === "verifying";
}

/** A worker may take it up once it is its turn. */
export function waitsForWorker(status: RunStatus): boolean {
  return status === "pending" || status === "confirmed";
}

/** What a client may ask for now. Clients show buttons by these flags and never work them out themselves. */
export type RunFlags = {
  readonly confirmable: boolean;
  readonly overridable: boolean;
  readonly previewable: boolean;
  readonly discardable: boolean;
  readonly cancelable: boolean;
  readonly forceCancelable: boolean;
  /** From when on; null unless a wish to cancel is under way. */
  readonly forceCancelAvailableAt: Date | null;
  readonly retryable: boolean;
};

const repeatable: readonly RunStatus[] = [
  "stale",
  "expired",
  "errored",
  "canceled",
  "discarded",
  "policy_failed",
  "interrupted",
];

export function flagsOf(
  run: Pick<Run, "status" | "cancel">,
  { now, forceCancelAfterMs }: { now: Date; forceCancelAfterMs: number },
): RunFlags {
  const { status, cancel } = run;
  const stopping = cancel !== null && isBeingWorkedOn(status) && !cancel.forced;
  const forceCancelAvailableAt = stopping ? new Date(cancel.at.getTime() + forceCancelAfterMs) : null;
  return {
    confirmable: status === "awaiting_approval",
    overridable: status === "policy_override",
    previewable: waitsForPeople(status),
    discardable: status === "pending" || waitsForPeople(status),
    cancelable: cancel === null && ["pending", "planning", "confirmed", "applying"].includes(status),
    forceCancelable: forceCancelAvailableAt !== null && forceCancelAvailableAt <= now,
    forceCancelAvailableAt,
    retryable: repeatable.includes(status),
  };
}
