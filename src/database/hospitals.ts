import type { Db, Filter } from "mongodb";
import { Hospital, type HospitalId, type HospitalStatus } from "../domain/hospitals.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

/** Where a page ends: the next one begins after it. */
export type HospitalCursor = { readonly createdAt: Date; readonly id: string };

export type HospitalRepository = {
  /** False if the slug is taken. */
  readonly insert: (hospital: Hospital) => Promise<boolean>;
  readonly find: (id: string) => Promise<Hospital | null>;
  /** Newest first. */
  readonly page: (limit: number, after?: HospitalCursor) => Promise<Hospital[]>;
  /** Gives the hospital to a run if no other holds it and its status is still `from`. False if it was too late. */
  readonly claim: (id: HospitalId, runId: string, from: HospitalStatus, to: HospitalStatus) => Promise<boolean>;
  /** Changes a hospital that this run holds; nothing happens if it no longer does. */
  readonly update: (id: HospitalId, runId: string, patch: Partial<Omit<Hospital, "id">>) => Promise<boolean>;
  /** Every hospital that a run holds. */
  readonly held: () => Promise<Hospital[]>;
  /** The next revision number; each is given out once. */
  readonly takeRevisionNumber: (id: HospitalId) => Promise<number>;
};

export function hospitalRepository(db: Db): HospitalRepository {
  const collection = db.collection<Stored<Hospital>>("hospitals");
  return {
    insert: (hospital) => insertOnce(collection, toStored(hospital)),
    find: async (id) => {
      const document = await collection.findOne({ _id: id });
      return document && fromStored(Hospital, document);
    },
    page: async (limit, after) => {
      const filter: Filter<Stored<Hospital>> = after
        ? { $or: [{ createdAt: { $lt: after.createdAt } }, { createdAt: after.createdAt, _id: { $lt: after.id } }] }
        : {};
      const documents = await collection.find(filter).sort({ createdAt: -1, _id: -1 }).limit(limit).toArray();
      return documents.map((document) => fromStored(Hospital, document));
    },
    claim: async (id, runId, from, to) => {
      const result = await collection.updateOne(
        { _id: id, activeRunId: null, status: from },
        { $set: { status: to, activeRunId: runId } },
      );
      return result.modifiedCount === 1;
    },
    update: async (id, runId, patch) => {
      const result = await collection.updateOne({ _id: id, activeRunId: runId }, { $set: patch });
      return result.matchedCount === 1;
    },
    held: async () => {
      const documents = await collection.find({ activeRunId: { $ne: null } }).toArray();
      return documents.map((document) => fromStored(Hospital, document));
    },
    takeRevisionNumber: async (id) => {
      const document = await collection.findOneAndUpdate(
        { _id: id },
        { $inc: { lastRevision: 1 } },
        { returnDocument: "after" },
      );
      if (!document) throw new Error(`no hospital ${id} to number a revision of`);
      return document.lastRevision;
    },
  };
}
