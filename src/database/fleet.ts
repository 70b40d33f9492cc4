import type { Db } from "mongodb";
import { entryOf, FleetEntry } from "../domain/fleet.ts";
import { Hospital } from "../domain/hospitals.ts";
import { fromStored, insertOnce, type Stored } from "./stored.ts";

export type FleetRepository = {
  /** Every hospital of the fleet, in no order. */
  readonly all: () => Promise<FleetEntry[]>;
  /**
   * Makes every entry what its hospital says, and answers how many were not: those of a process that died between the two
   * writes, or of an older version of this service. Reads every hospital.
   */
  readonly mend: () => Promise<number>;
};

export type FleetWriter = {
  /** Keeps the entry of a hospital, unless that of a later state is there. */
  readonly keep: (hospital: Hospital) => Promise<void>;
};

/** `versions` says by hospital which of its states the entry shows; `entries` holds them as JSON. */
type Shelf = { id: string; versions: Record<string, number>; entries: Record<string, string> };

/**
 * What the fleet's list shows, beside the hospitals and following from them: on some thirty shelves, so that thousands of
 * entries are read in a moment also where every search reads everything. An entry is written right after its hospital; a
 * version makes that safe in any order, and `mend` makes up for a process that died in between.
 */
export function fleetRepository(db: Db): FleetRepository & FleetWriter {
  const shelves = db.collection<Stored<Shelf>>("fleet_shelves");

  async function keep(hospital: Hospital): Promise<void> {
    const { id, entryVersion: version } = hospital;
    const text = textOf(hospital);
    const put = async () => {
      const filter = { _id: shelfOf(id), [`versions.${id}`]: { $not: { $gt: version } } };
      const put = await shelves.updateOne(filter, {
        $set: { [`versions.${id}`]: version, [`entries.${id}`]: text },
      });
      return put.matchedCount === 1;
    };
    if (await put()) return;
    const shelf = { _id: shelfOf(id), versions: { [id]: version }, entries: { [id]: text } };
    // Taken: the shelf has a later state, or somebody has just made it.
    if (!(await insertOnce(shelves, shelf))) await put();
  }

  async function texts(): Promise<Map<string, string>> {
    const documents = await shelves.find().toArray();
    return new Map(documents.flatMap(({ entries }) => Object.entries(entries)));
  }

  return {
    keep,
    all: async () => [...(await texts()).values()].map((text) => FleetEntry.parse(JSON.parse(text))),
    mend: async () => {
      const known = await texts();
      let mended = 0;
      for await (const document of db.collection("hospitals").find()) {
        const hospital = fromStored(Hospital, document);
        if (known.get(hospital.id) === textOf(hospital)) continue;
        await keep(hospital);
        mended += 1;
      }
      return mended;
    },
  };
}

function textOf(hospital: Hospital): string {
  return JSON.stringify(entryOf(hospital));
}

/** By the last character of an id, which is random: every shelf gets as many. */
function shelfOf(id: string): string {
  return id.slice(-1);
}
