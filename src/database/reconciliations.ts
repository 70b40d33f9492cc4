import type { Db } from "mongodb";
import { Reconciliation } from "../domain/reconciliation.ts";
import { fromStored, type Stored, toStored } from "./stored.ts";

export type ReconciliationRepository = {
  /** Keeps it in place of the one before. */
  readonly keep: (report: Reconciliation) => Promise<void>;
  readonly newest: () => Promise<Reconciliation | null>;
};

export function reconciliationRepository(db: Db): ReconciliationRepository {
  const collection = db.collection<Stored<Reconciliation>>("reconciliations");
  return {
    keep: async (report) => {
      const { _id, ...rest } = toStored(report);
      await collection.replaceOne({ _id }, rest, { upsert: true });
    },
    newest: async () => {
      const document = await collection.findOne({ _id: "newest" });
      return document && fromStored(Reconciliation, document);
    },
  };
}
