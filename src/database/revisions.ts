import type { Db } from "mongodb";
import type { HospitalId } from "../domain/hospitals.ts";
import { Revision } from "../domain/revisions.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

export type RevisionRepository = {
  /** False if the number is taken: a revision never changes. */
  readonly insert: (revision: Revision) => Promise<boolean>;
  readonly find: (hospitalId: HospitalId, number: number) => Promise<Revision | null>;
};

export function revisionRepository(db: Db): RevisionRepository {
  const collection = db.collection<Stored<Revision>>("revisions");
  return {
    insert: (revision) => insertOnce(collection, toStored(revision)),
    find: async (hospitalId, number) => {
      const document = await collection.findOne({ _id: revisionIdOf(hospitalId, number) });
      return document && fromStored(Revision, document);
    },
  };
}

export function revisionIdOf(hospitalId: HospitalId, number: number): string {
  return `${hospitalId}:${number}`;
}
