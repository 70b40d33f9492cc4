import type { Db } from "mongodb";
import type { HospitalId } from "../domain/hospitals.ts";
import { Revision } from "../domain/revisions.ts";
import { fromStored, type Stored, toStored } from "./stored.ts";

export type RevisionRepository = {
  readonly insert: (revision: Revision) => Promise<void>;
  readonly find: (hospitalId: HospitalId, number: number) => Promise<Revision | null>;
};

export function revisionRepository(db: Db): RevisionRepository {
  const collection = db.collection<Stored<Revision>>("revisions");
  return {
    insert: async (revision) => {
      await collection.insertOne(toStored(revision));
    },
    find: async (hospitalId, number) => {
      const document = await collection.findOne({ _id: `${hospitalId}:${number}` });
      return document && fromStored(Revision, document);
    },
  };
}
