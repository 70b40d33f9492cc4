import type { Db } from "mongodb";
import type { HospitalId } from "../domain/hospitals.ts";
import { Run, type RunEvent, type RunId, RunStatus } from "../domain/runs.ts";
import { fromStored, type Stored, toStored } from "./stored.ts";

export type RunPatch = Partial<Omit<Run, "id" | "status" | "events">>;

export type LeaseAnswer = { readonly held: boolean; readonly cancelRequested: boolean };

export type RunRepository = {
  readonly insert: (run: Run) => Promise<void>;
  readonly remove: (id: RunId) => Promise<void>;
  readonly find: (id: string) => Promise<Run | null>;
  /** Only the status: for those who ask again and again. */
  readonly statusOf: (id: RunId) => Promise<RunStatus | null>;
  /** Newest first. */
  readonly ofHospital: (hospitalId: HospitalId, limit: number) => Promise<Run[]>;
  readonly inStatus: (statuses: readonly RunStatus[]) => Promise<Run[]>;
  /** Moves a run from one status to another if it still is in the first; the loser of a race gets null. */
  readonly move: (id: RunId, from: RunStatus, to: RunStatus, patch: RunPatch, event: RunEvent) => Promise<Run | null>;
  readonly addEvent: (id: RunId, event: RunEvent) => Promise<void>;
  /** Prolongs the lease of its owner. `held` is false if the owner has lost it. */
  readonly renewLease: (id: RunId, owner: string, expiresAt: Date) => Promise<LeaseAnswer>;
  readonly requestCancel: (id: RunId) => Promise<void>;
};

export function runRepository(db: Db): RunRepository {
  const collection = db.collection<Stored<Run>>("runs");
  return {
    insert: async (run) => {
      await collection.insertOne(toStored(run));
    },
    remove: async (id) => {
      await collection.deleteOne({ _id: id });
    },
    find: async (id) => {
      const document = await collection.findOne({ _id: id });
      return document && fromStored(Run, document);
    },
    statusOf: async (id) => {
      const document = await collection.findOne({ _id: id }, { projection: { status: 1 } });
      return document && RunStatus.parse(document.status);
    },
    ofHospital: async (hospitalId, limit) => {
      const documents = await collection.find({ hospitalId }).sort({ createdAt: -1 }).limit(limit).toArray();
      return documents.map((document) => fromStored(Run, document));
    },
    inStatus: async (statuses) => {
      const documents = await collection.find({ status: { $in: [...statuses] } }).toArray();
      return documents.map((document) => fromStored(Run, document));
    },
    move: async (id, from, to, patch, event) => {
      const document = await collection.findOneAndUpdate(
        { _id: id, status: from },
        { $set: { ...patch, status: to, updatedAt: event.at }, $push: { events: event } },
        { returnDocument: "after" },
      );
      return document && fromStored(Run, document);
    },
    addEvent: async (id, event) => {
      await collection.updateOne({ _id: id }, { $push: { events: event } });
    },
    renewLease: async (id, owner, expiresAt) => {
      const run = await collection.findOneAndUpdate(
        { _id: id, "lease.owner": owner },
        { $set: { "lease.expiresAt": expiresAt } },
      );
      return { held: run !== null, cancelRequested: run?.cancelRequested ?? false };
    },
    requestCancel: async (id) => {
      await collection.updateOne({ _id: id }, { $set: { cancelRequested: true } });
    },
  };
}
