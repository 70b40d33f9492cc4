import type { RunStanding } from "../../database/runs.ts";
import type { Case } from "../../domain/cases.ts";
import type { FleetEntry } from "../../domain/fleet.ts";
import type { FleetFacts } from "../../domain/fleet-reasons.ts";
import { hasEnded } from "../../runs/machine.ts";
import type { ServiceContext } from "../context.ts";

/** More open cases than people could ever look at. */
const mostCases = 10_000;

export type FleetSnapshot = {
  readonly entries: readonly FleetEntry[];
  readonly factsOf: (entry: FleetEntry) => FleetFacts;
  /** A hospital's runs that have not ended. */
  readonly openRunsOf: (entry: FleetEntry) => readonly RunStanding[];
};

/**
 * What is known of the whole fleet now. Entries come first: a run is written down as open before its hospital changes by
 * it, so that one is found that an entry speaks of. Runs that have not ended and cases that are open are few.
 */
export async function readFleet({ repositories }: Pick<ServiceContext, "repositories">): Promise<FleetSnapshot> {
  const { fleet, runs, cases } = repositories;
  const entries = await fleet.all();
  const [lookedAfter, openCases] = await Promise.all([runs.openStandings(), cases.list({ isOpen: true }, mostCases)]);
  const runsBy = Map.groupBy(lookedAfter, ({ hospitalId }) => hospitalId);
  const casesBy = Map.groupBy(openCases, ({ hospitalId }) => hospitalId);
  const openRunsOf = ({ id }: FleetEntry): RunStanding[] =>
    (runsBy.get(id) ?? []).filter(({ status }) => !hasEnded(status));
  const casesOf = ({ id }: FleetEntry): Case[] => casesBy.get(id) ?? [];
  return {
    entries,
    openRunsOf,
    factsOf: (entry) => ({
      entry,
      openRuns: openRunsOf(entry),
      openCases: casesOf(entry),
      isFollowedUp: (runsBy.get(entry.id) ?? []).some(({ status }) => hasEnded(status)),
    }),
  };
}
