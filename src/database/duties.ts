import type { Db } from "mongodb";
import { insertOnce, type Stored } from "./stored.ts";

type Duty = { id: string; owner: string; until: Date };

/** Work that one process at a time does for all. */
export type DutyRepository = {
  /** Takes a duty, or goes on with it, until then. False while another process has it. */
  readonly take: (name: string, owner: string, until: Date, now: Date) => Promise<boolean>;
};

export function dutyRepository(db: Db): DutyRepository {
  const collection = db.collection<Stored<Duty>>("duties");
  return {
    take: async (name, owner, until, now) => {
      const taken = await collection.updateOne(
        { _id: name, $or: [{ owner }, { until: { $lte: now } }] },
        { $set: { owner, until } },
      );
      return taken.matchedCount === 1 || insertOnce<Duty>(collection, { _id: name, owner, until });
    },
  };
}
