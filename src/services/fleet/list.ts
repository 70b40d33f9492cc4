import { type FleetEntry, isFoundBy, newestFirst, searchWords } from "../../domain/fleet.ts";
import type { FleetFilter } from "../../domain/fleet-filters.ts";
import {
  type FleetReason,
  type FleetState,
  isIn,
  type OpenRun,
  reasonsOf,
  stateOf,
} from "../../domain/fleet-reasons.ts";
import type { RunKind, RunStatus } from "../../domain/runs.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import { isBeingWorkedOn, waitsForPeople } from "../../runs/machine.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";
import { readFleet } from "./facts.ts";

export type FleetQuery = {
  readonly search: string;
  /** Null: all hospitals. */
  readonly filter: FleetFilter | null;
  /** Counts from 1. */
  readonly page: number;
  readonly limit: number;
};

export type FleetRow = {
  readonly entry: FleetEntry;
  readonly state: FleetState;
  readonly reasons: readonly FleetReason[];
  /** The run that goes on or waits now, else the one that ended last. */
  readonly run: { readonly id: string; readonly kind: RunKind; readonly status: RunStatus; readonly at: Date } | null;
  readonly credentialsMadeAt: Date | null;
};

export type FleetPage = {
  readonly rows: readonly FleetRow[];
  /** How many there are of what was asked for, on how many pages; `page` is the one that is answered. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** How many of the hospitals that the search finds each filter lets through. */
  readonly counts: Readonly<Record<FleetFilter | "all", number>>;
};

/** A page of the fleet, newest first, with how each hospital is and why. A page beyond the last is the last. For viewers. */
export async function listFleet(
  context: Pick<ServiceContext, "repositories">,
  caller: Caller,
  { search, filter, page, limit }: FleetQuery,
): Promise<Outcome<FleetPage, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const { entries, factsOf, openRunsOf } = await readFleet(context);
  const words = searchWords(search);
  const found = entries
    .filter((entry) => isFoundBy(words, entry))
    .map((entry) => {
      const reasons = reasonsOf(factsOf(entry));
      return { entry, reasons, state: stateOf(entry.status, reasons) };
    });
  const passing = (name: FleetFilter) => found.filter(({ state, reasons }) => isIn(name, state, reasons));
  const asked = (filter === null ? found : passing(filter)).sort((one, other) => newestFirst(one.entry, other.entry));
  const pages = Math.max(1, Math.ceil(asked.length / limit));
  const answered = Math.min(page, pages);
  const rows = asked.slice((answered - 1) * limit, answered * limit).map(async (row) => ({
    ...row,
    run: shownRun(row.entry, openRunsOf(row.entry)),
    credentialsMadeAt: await credentialsMadeAt(context, row.entry),
  }));
  const count = (name: FleetFilter) => passing(name).length;
  return done({
    rows: await Promise.all(rows),
    total: asked.length,
    page: answered,
    pages,
    counts: {
      all: found.length,
      attention: count("attention"),
      running: count("running"),
      on_hold: count("on_hold"),
      failed: count("failed"),
      ok: count("ok"),
    },
  });
}

/** Of several, the one that somebody is at, then one that waits for people. */
function shownRun({ lastRun }: FleetEntry, openRuns: readonly OpenRun[]): FleetRow["run"] {
  const run =
    openRuns.find(({ status }) => isBeingWorkedOn(status)) ??
    openRuns.find(({ status }) => waitsForPeople(status)) ??
    openRuns[0];
  if (run) return { id: run.id, kind: run.kind, status: run.status, at: run.updatedAt };
  return lastRun && { id: lastRun.id, kind: lastRun.kind, status: lastRun.status, at: lastRun.endedAt };
}

async function credentialsMadeAt(
  { repositories: { credentials } }: Pick<ServiceContext, "repositories">,
  { id, credentialGeneration }: FleetEntry,
): Promise<Date | null> {
  if (credentialGeneration === null) return null;
  return (await credentials.find(id, credentialGeneration))?.createdAt ?? null;
}
