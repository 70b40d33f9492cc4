import type { Actor, Role } from "../../../src/domain/actors.ts";
import type { Plan } from "../../../src/domain/plan.ts";
import type { Revision } from "../../../src/domain/revisions.ts";
import type { Run, RunId, RunStatus } from "../../../src/domain/runs.ts";
import { canonicalJson } from "../../../src/foundation/canonical-json.ts";
import type { Process } from "./scheduler.ts";

/** What a person set out to do, written down before the service hears of it. */
export type Intent =
  | { readonly kind: "approve"; readonly runId: RunId; readonly by: Actor; readonly digest: string }
  | { readonly kind: "override"; readonly runId: RunId; readonly by: Actor; readonly role: Role }
  | { readonly kind: "payments" }
  | { readonly kind: "other"; readonly action: string };

/** One thing that a process does, from its call to its answer. */
export type Task = {
  readonly process: Process;
  readonly name: string;
  readonly runId: RunId | null;
  readonly intent: Intent;
  /** How much had happened before. */
  readonly begunAtTrace: number;
  readonly begunAt: Date;
  /** The newest fencing number that it was given. */
  fence: number;
  ended: boolean;
};

/** A plan as it was when it was written down. */
export type KnownPlan = {
  readonly plan: Plan;
  /** Canonical JSON of the configuration that it is to make true. */
  readonly config: string;
};

type Approved = { readonly by: Actor; readonly digest: string };
type LetPass = { readonly by: Actor; readonly role: Role; readonly digest: string };

export type KnownRun = {
  readonly id: RunId;
  readonly kind: Run["kind"];
  readonly hospitalId: string;
  readonly author: Actor;
  status: RunStatus;
  readonly plans: KnownPlan[];
  readonly approvals: Approved[];
  readonly letPass: LetPass[];
  /** What the ledger has to tell of it, in order. */
  readonly story: string[];
  /** Applies that were begun, by engine operation. */
  readonly applied: string[];
  /** How many of them the engine carried out to their end. */
  done: number;
};

/**
 * The test's own memory of who decided what and what became of it, kept beside the product's: by it, and not by what a run
 * says of itself, is judged whether something might be applied.
 */
export type Books = {
  readonly runs: Map<RunId, KnownRun>;
  /** Hospitals that paid. */
  readonly paid: Set<string>;
  readonly revisions: Map<string, Revision[]>;
  /** What each digest stood for when it was first seen. */
  readonly meanings: Map<string, string>;
  readonly reached: Map<RunStatus, number>;
  readonly seen: Map<string, number>;
};

export function createBooks(): Books {
  return {
    runs: new Map(),
    paid: new Set(),
    revisions: new Map(),
    meanings: new Map(),
    reached: new Map(),
    seen: new Map(),
  };
}

export function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export function knownRun(books: Books, id: RunId): KnownRun {
  const run = books.runs.get(id);
  if (!run) throw new Error(`the books have no ${id}`);
  return run;
}

export function meaningOf(run: KnownRun, { plan, config }: KnownPlan): string {
  const { base, versions, changeSet, adopt, convergence, revision } = plan;
  return canonicalJson({ kind: run.kind, config, base, versions, changeSet, adopt, convergence, revision });
}
