import type { Actor } from "../domain/actors.ts";
import type { LedgerAction, LedgerDraft } from "../domain/ledger.ts";
import type { Run, RunStatus } from "../domain/runs.ts";
import { OperatorError } from "../foundation/errors.ts";
import { canMoveRun, hasEnded } from "./machine.ts";

export type RunPatch = Partial<
  Omit<Run, "id" | "hospitalId" | "kind" | "status" | "version" | "transitions" | "outbox" | "createdAt" | "updatedAt">
>;

/** What the ledger is told of a change. Facts only, never a secret. */
export type Fact = { readonly action: LedgerAction; readonly data: LedgerDraft["data"] };

export type Amendment = {
  readonly at: Date;
  readonly actor: Actor;
  readonly patch?: RunPatch;
  readonly facts?: readonly Fact[];
};

/**
 * The run after a change that leaves its status. What the ledger is told of it is part of the same document; the first
 * change tells that it was asked for, since only then it is sure to have come into its hospital's queue, or to an end.
 */
export function amended(run: Run, { at, actor, patch, facts = [] }: Amendment): Run {
  const version = run.version + 1;
  const drafts = facts.map(({ action, data }, index) => ({
    id: `${run.id}:${version}:${index}`,
    stream: run.hospitalId,
    at,
    actor,
    action,
    runId: run.id,
    data,
  }));
  return { ...run, ...patch, version, updatedAt: at, outbox: [...run.outbox, ...requestOf(run), ...drafts] };
}

function requestOf(run: Run): LedgerDraft[] {
  const { id, hospitalId: stream, version, author: actor, createdAt: at } = run;
  if (version > 1) return [];
  const { kind, reason, change, toRevision, retryOf } = run;
  const data = { kind, reason, change, to_revision: toRevision, retry_of: retryOf };
  return [{ id: `${id}:1:0`, stream, at, actor, action: "run.requested", runId: id, data }];
}

/** The run after a move. Throws if the machine knows no such move. Every end is told to the ledger. */
export function moved(run: Run, to: RunStatus, text: string, amendment: Amendment): Run {
  if (!canMoveRun(run.status, to)) throw illegalMove(run, to);
  const { at, actor, patch, facts = [] } = amendment;
  const problem = patch?.problem ?? run.problem;
  const end: Fact[] = hasEnded(to)
    ? [{ action: "run.ended", data: { status: to, text, problem: problem?.code ?? null } }]
    : [];
  const next = amended(run, { at, actor, ...(patch && { patch }), facts: [...facts, ...end] });
  return { ...next, status: to, transitions: [...run.transitions, { at, status: to, text, actor }] };
}

function illegalMove(run: Run, to: RunStatus): OperatorError {
  return new OperatorError(
    {
      code: "run_state_conflict",
      message: `A run that is ${run.status} can't become ${to}.`,
      nextStep: "Look at the run again and choose what it offers now.",
      retryable: false,
    },
    `illegal move of ${run.id} from ${run.status} to ${to}`,
  );
}
