import type { Db } from "mongodb";
import { RunResult } from "../domain/results.ts";
import type { RunId } from "../domain/runs.ts";
import { fromStored, type Stored, toStored } from "./stored.ts";

export type ResultRepository = {
  /** Keeps what came of a run, in place of what was kept before. */
  readonly keep: (result: RunResult) => Promise<void>;
  readonly find: (runId: RunId) => Promise<RunResult | null>;
};

export function resultRepository(db: Db): ResultRepository {
  const collection = db.collection<Stored<RunResult>>("results");
  return {
    keep: async (result) => {
      const { _id, ...rest } = toStored(result);
      await collection.replaceOne({ _id }, rest, { upsert: true });
    },
    find: async (runId) => {
      const document = await collection.findOne({ _id: runId });
      return document && fromStored(RunResult, document);
    },
  };
}
