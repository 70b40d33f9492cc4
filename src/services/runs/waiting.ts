import type { Plan } from "../../domain/plan.ts";
import type { Run, RunId } from "../../domain/runs.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import { waitsForPeople } from "../../runs/machine.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";

/** A run that goes on when a person decides, with what there is to decide on. */
export type WaitingRun = {
  readonly run: Run;
  readonly plan: Plan | null;
  readonly since: Date;
};

/** Where a page ends: the next one begins after it. */
export type WaitingCursor = { readonly since: Date; readonly id: string };

export type WaitingPage = {
  readonly runs: readonly WaitingRun[];
  /** On all pages. */
  readonly count: number;
  readonly next: WaitingCursor | null;
};

/** How much waits for people over the whole fleet. */
export type WaitingCounts = { readonly runs: number; readonly cases: number };

/** A page of the runs that wait for people, over the whole fleet, the longest waiting first. For viewers. */
export async function listWaitingRuns(
  context: ServiceContext,
  caller: Caller,
  { limit, after }: { readonly limit: number; readonly after?: WaitingCursor | undefined },
): Promise<Outcome<WaitingPage, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const waiting = (await everyWaiting(context))
    .map((run) => ({ run, since: waitingSince(run) }))
    .sort((one, other) => compare(placeOf(one), placeOf(other)));
  const rest = after ? waiting.filter((one) => compare(after, placeOf(one)) < 0) : waiting;
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const { plans } = context.repositories;
  const runs = shown.map(async ({ run, since }) => ({
    run,
    since,
    plan: run.plan && (await plans.find(run.id, run.plan.number)),
  }));
  const next = rest.length > limit && last ? placeOf(last) : null;
  return done({ runs: await Promise.all(runs), count: waiting.length, next });
}

/** How much waits for people: runs to decide on, and open cases. For viewers. */
export async function countWaiting(
  context: ServiceContext,
  caller: Caller,
): Promise<Outcome<WaitingCounts, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const [runs, cases] = await Promise.all([idsOfWaiting(context), context.repositories.cases.countOpen()]);
  return done({ runs: runs.length, cases });
}

async function idsOfWaiting({ repositories: { runs } }: ServiceContext): Promise<RunId[]> {
  return (await runs.openStandings()).filter(({ status }) => waitsForPeople(status)).map(({ id }) => id);
}

/** One may have gone on since it was counted. */
async function everyWaiting(context: ServiceContext): Promise<Run[]> {
  const found = await Promise.all((await idsOfWaiting(context)).map((id) => context.repositories.runs.find(id)));
  return found.filter((run) => run !== null).filter(({ status }) => waitsForPeople(status));
}

/** When it began to wait: a policy that was let pass does not make it younger. */
function waitingSince({ transitions, updatedAt }: Run): Date {
  const before = transitions.findLastIndex(({ status }) => !waitsForPeople(status));
  return transitions[before + 1]?.at ?? updatedAt;
}

function placeOf({ run, since }: Pick<WaitingRun, "run" | "since">): WaitingCursor {
  return { since, id: run.id };
}

function compare(one: WaitingCursor, other: WaitingCursor): number {
  return one.since.getTime() - other.since.getTime() || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
