import { isDeepStrictEqual } from "node:util";
import type { Db } from "mongodb";
import { z } from "zod";
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

/** `text` holds its entries as JSON: read at once, whatever the server. `version` counts the writes of the shelf. */
type Shelf = { id: string; version: number; text: string };

const Kept = z.record(z.string(), z.object({ version: z.int(), entry: FleetEntry }));
type Kept = z.infer<typeof Kept>;

/**
 * What the fleet's list shows, beside the hospitals and following from them: on some thirty shelves, so that thousands of
 * entries are read in a moment also where every search reads everything. An entry is written right after its hospital. It
 * carries the number of the hospital's state that it shows, so that an earlier one never takes the place of a later one,
 * and `mend` makes up for a process that died in between.
 */
export function fleetRepository(db: Db): FleetRepository & FleetWriter {
  const shelves = db.collection<Stored<Shelf>>("fleet_shelves");

  /** All of one shelf. */
  async function keepOn(_id: string, hospitals: readonly Hospital[]): Promise<void> {
    for (;;) {
      const shelf = await shelves.findOne({ _id });
      const kept = shelf ? keptOn(shelf) : {};
      const newer = hospitals.filter(({ id, entryVersion }) => (kept[id]?.version ?? 0) <= entryVersion);
      if (newer.length === 0) return;
      const entries = newer.map((one) => [one.id, { version: one.entryVersion, entry: entryOf(one) }] as const);
      const text = JSON.stringify({ ...kept, ...Object.fromEntries(entries) });
      if (await write({ _id, version: (shelf?.version ?? 0) + 1, text })) return;
    }
  }

  /** False if somebody else wrote the shelf meanwhile. */
  async function write(shelf: Stored<Shelf>): Promise<boolean> {
    const { _id, version, text } = shelf;
    if (version === 1) return insertOnce(shelves, shelf);
    const written = await shelves.updateOne({ _id, version: version - 1 }, { $set: { version, text } });
    return written.matchedCount === 1;
  }

  async function all(): Promise<FleetEntry[]> {
    const documents = await shelves.find().toArray();
    return documents.flatMap((shelf) => Object.values(keptOn(shelf)).map(({ entry }) => entry));
  }

  return {
    keep: (hospital) => keepOn(shelfOf(hospital.id), [hospital]),
    all,
    mend: async () => {
      const known = new Map((await all()).map((entry) => [entry.id, entry]));
      const differing: Hospital[] = [];
      for await (const document of db.collection("hospitals").find()) {
        const hospital = fromStored(Hospital, document);
        if (!isDeepStrictEqual(known.get(hospital.id), entryOf(hospital))) differing.push(hospital);
      }
      const byShelf = Map.groupBy(differing, ({ id }) => shelfOf(id));
      for (const [shelf, hospitals] of byShelf) await keepOn(shelf, hospitals);
      return differing.length;
    },
  };
}

/** One that an older version of this service wrote in another shape is as good as empty until it is mended. */
function keptOn({ text }: Pick<Shelf, "text">): Kept {
  return Kept.safeParse(JSON.parse(text)).data ?? {};
}

/** By the last character of an id, which is random: every shelf gets as many. */
function shelfOf(id: string): string {
  return id.slice(-1);
}
