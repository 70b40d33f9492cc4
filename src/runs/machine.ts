import type { RunStatus } from "../domain/runs.ts";

/** Every legal move of a run. What is not in here can't happen, whoever asks for it. */
const moves: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  pending: ["planning", "discarded", "canceled"],
  planning: ["planned", "errored", "canceled", "interrupted"],
  planned: ["planned_and_finished", "awaiting_approval", "confirmed", "errored", "interrupted"],
  awaiting_approval: ["confirmed", "discarded", "canceled", "stale"],
  confirmed: ["applying", "stale", "canceled", "interrupted"],
  applying: ["verifying", "errored", "canceled", "stale", "interrupted"],
  verifying: ["applied", "errored", "interrupted"],
  applied: [],
  planned_and_finished: [],
  discarded: [],
  stale: [],
  errored: [],
  canceled: [],
  interrupted: [],
};

export function canMoveRun(from: RunStatus, to: RunStatus): boolean {
  return moves[from].includes(to);
}

/** An ended run never changes again and holds nothing. */
export function hasEnded(status: RunStatus): boolean {
  return moves[status].length === 0;
}

/** Ended, or waiting for a person: the point up to which a client may wait. */
export function isSettled(status: RunStatus): boolean {
  return hasEnded(status) || status === "awaiting_approval";
}

/** A worker is at it, so it holds a lease. */
export function isBeingWorkedOn(status: RunStatus): boolean {
  return status === "planning" || status === "planned" || status === "applying" || status === "verifying";
}

/** What a client may ask for now. Clients show buttons by these flags and never work them out themselves. */
export type RunFlags = { confirmable: boolean; discardable: boolean; cancelable: boolean };

export function flagsOf(status: RunStatus): RunFlags {
  return {
    confirmable: status === "awaiting_approval",
    discardable: status === "pending" || status === "awaiting_approval",
    cancelable: status === "pending" || status === "planning" || status === "confirmed" || status === "applying",
  };
}
