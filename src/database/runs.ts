import { type Db, MongoServerError } from "mongodb";
import type { z } from "zod";
import type { HospitalId } from "../domain/hospitals.ts";
import { Run, type RunId } from "../domain/runs.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

/** A page of a hospital's runs, newest first. `next` is the number at which the following page begins; null at the end. */
export type RunPage = { readonly runs: Run[]; readonly next: number | null };

/** How far a run is, and whose it is. */
export const RunStanding = Run.pick({ id: true, hospitalId: true, kind: true, status: true, updatedAt: true });
export type RunStanding = z.infer<typeof RunStanding>;

export type RunRepository = {
  /** Keeps a new run as the `number`-th of its hospital, and as one that has not ended. False if it is there already. */
  readonly insert: (run: Run, number: number) => Promise<boolean>;
  /**
   * Takes back a run that never came into its hospital's queue. Nothing is done if somebody decided on it meanwhile: then
   * the ledger is told of it, and it stays.
   */
  readonly remove: (id: RunId) => Promise<void>;
  readonly find: (id: string) => Promise<Run | null>;
  /** Writes a whole run if it is stored as it was before (`version` one less). False if somebody else was faster. */
  readonly save: (run: Run) => Promise<boolean>;
  /** A hospital's runs, newest first, from the one with the number `from` downwards; 1 is the oldest. */
  readonly page: (hospitalId: HospitalId, from: number, limit: number) => Promise<RunPage>;
  /** Every run that has not ended, or whose end is not in the ledger yet. */
  readonly open: () => Promise<RunId[]>;
  /** Of each of those, how far it is. */
  readonly openStandings: () => Promise<RunStanding[]>;
  /** Leaves a run out of `open` from now on. */
  readonly close: (id: RunId) => Promise<void>;
};

type OpenRun = Stored<{ id: string }>;
type Shelf = { _id: string; runs: { number: number; id: string }[] };

const duplicateKey = 11000;
const shelfSize = 50;

/**
 * Runs by id, and beside them two small collections by id: the runs that have not ended, and each hospital's list in
 * shelves of fifty. So every read is by primary key, also on a server that has no other index to use.
 */
export function runRepository(db: Db): RunRepository {
  const runs = db.collection<Stored<Run>>("runs");
  const open = db.collection<OpenRun>("open_runs");
  const shelves = db.collection<Shelf>("run_shelves");

  async function find(id: string): Promise<Run | null> {
    const document = await runs.findOne({ _id: id });
    return document && fromStored(Run, document);
  }

  async function shelve(id: string, run: Shelf["runs"][number]): Promise<void> {
    try {
      await shelves.updateOne({ _id: id }, { $push: { runs: run } }, { upsert: true });
    } catch (error) {
      // Two that begin the same shelf at once: the second finds it made.
      if (!(error instanceof MongoServerError && error.code === duplicateKey)) throw error;
      await shelves.updateOne({ _id: id }, { $push: { runs: run } });
    }
  }

  return {
    insert: async (run, number) => {
      // Open first: one that is open and not there does no harm, the other way round nobody would look after it.
      await insertOnce(open, { _id: run.id });
      if (!(await insertOnce(runs, toStored(run)))) return false;
      await shelve(shelfOf(run.hospitalId, number), { number, id: run.id });
      return true;
    },
    remove: async (id) => {
      const removed = await runs.deleteOne({ _id: id, version: 1 });
      if (removed.deletedCount === 1) await open.deleteOne({ _id: id });
    },
    find,
    save: async (run) => {
      const { _id, ...rest } = toStored(run);
      const result = await runs.replaceOne({ _id, version: run.version - 1 }, rest);
      return result.matchedCount === 1;
    },
    page: async (hospitalId, from, limit) => {
      const found: Shelf["runs"] = [];
      let next = from;
      while (next > 0 && found.length < limit) {
        const shelf = await shelves.findOne({ _id: shelfOf(hospitalId, next) });
        const fitting = (shelf?.runs ?? []).filter(({ number }) => number <= next);
        const newestFirst = fitting.sort((one, other) => other.number - one.number);
        const taken = newestFirst.slice(0, limit - found.length);
        found.push(...taken);
        next = taken.length < newestFirst.length ? (taken.at(-1)?.number ?? next) - 1 : shelfStart(next) - 1;
      }
      const read = await Promise.all(found.map(({ id }) => find(id)));
      return { runs: read.filter((run) => run !== null), next: next > 0 ? next : null };
    },
    open: async () => {
      const documents = await open.find().toArray();
      return documents.map(({ _id }) => Run.shape.id.parse(_id));
    },
    openStandings: async () => {
      const ids = await open.find().toArray();
      const projection = { hospitalId: 1, kind: 1, status: 1, updatedAt: 1 };
      const found = await Promise.all(ids.map(({ _id }) => runs.findOne({ _id }, { projection })));
      return found.filter((run) => run !== null).map((run) => fromStored(RunStanding, run));
    },
    close: async (id) => {
      await open.deleteOne({ _id: id });
    },
  };
}

function shelfOf(hospitalId: HospitalId, number: number): string {
  return `${hospitalId}:${Math.floor((number - 1) / shelfSize)}`;
}

/** The lowest number on the shelf of a number. */
function shelfStart(number: number): number {
  return Math.floor((number - 1) / shelfSize) * shelfSize + 1;
}
