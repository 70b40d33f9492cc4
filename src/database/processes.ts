import type { Db } from "mongodb";
import { ServiceProcess } from "../domain/processes.ts";
import { fromStored, type Stored, toStored } from "./stored.ts";

export type ProcessRepository = {
  /** Writes a process down as it is now. */
  readonly put: (process: ServiceProcess) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Removes those that were not seen since. */
  readonly forget: (before: Date) => Promise<void>;
  /** Longest running first. */
  readonly list: () => Promise<ServiceProcess[]>;
};

export function processRepository(db: Db): ProcessRepository {
  const collection = db.collection<Stored<ServiceProcess>>("processes");
  return {
    put: async (process) => {
      const { _id, ...rest } = toStored(process);
      await collection.replaceOne({ _id }, rest, { upsert: true });
    },
    remove: async (id) => {
      await collection.deleteOne({ _id: id });
    },
    forget: async (before) => {
      await collection.deleteMany({ seenAt: { $lt: before } });
    },
    list: async () => {
      const documents = await collection.find().sort({ startedAt: 1, _id: 1 }).toArray();
      return documents.map((document) => fromStored(ServiceProcess, document));
    },
  };
}
