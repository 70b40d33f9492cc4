import type { Db } from "mongodb";
import { Pacing } from "../domain/pacing.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

export type PacingRepository = {
  readonly find: (id: string) => Promise<Pacing | null>;
  /** Writes it if it is stored as it was before (`version` one less, none before 1). False if somebody was faster. */
  readonly save: (pacing: Pacing) => Promise<boolean>;
};

export function pacingRepository(db: Db): PacingRepository {
  const collection = db.collection<Stored<Pacing>>("pacing");
  return {
    find: async (id) => {
      const document = await collection.findOne({ _id: id });
      return document && fromStored(Pacing, document);
    },
    save: async (pacing) => {
      const { _id, ...rest } = toStored(pacing);
      if (pacing.version === 1) return insertOnce(collection, { _id, ...rest });
      const result = await collection.replaceOne({ _id, version: pacing.version - 1 }, rest);
      return result.matchedCount === 1;
    },
  };
}
