import type { Actor } from "../domain/actors.ts";
import type { Hospital } from "../domain/hospitals.ts";
import type { Run, RunId } from "../domain/runs.ts";

/** What somebody asks for. `attempt` counts the tries that the service makes by itself; 1 unless it is one. */
export type RunWish = Pick<Run, "kind" | "reason" | "change" | "toRevision" | "retryOf"> & {
  readonly author: Actor;
  readonly attempt?: number;
};

/** A run as it is when it was just asked for. */
export function newRun(id: RunId, at: Date, hospital: Pick<Hospital, "id">, wish: RunWish): Run {
  const { kind, reason, change, toRevision, retryOf, author, attempt = 1 } = wish;
  return {
    id,
    hospitalId: hospital.id,
    kind,
    status: "pending",
    reason,
    author,
    createdAt: at,
    updatedAt: at,
    version: 1,
    change,
    toRevision,
    retryOf,
    attempt,
    revision: null,
    plan: null,
    overrides: [],
    approvals: [],
    confirmation: null,
    expiresAt: null,
    drift: null,
    problem: null,
    cancel: null,
    comments: [],
    fence: 0,
    transitions: [{ at, status: "pending", text: "Asked for.", actor: author }],
    outbox: [],
  };
}
