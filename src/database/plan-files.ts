import type { Db } from "mongodb";
import { z } from "zod";
import { RunId } from "../domain/runs.ts";
import { fromStored, type Stored, toStored } from "./stored.ts";

/** The engine's saved plan of a run, so that a worker on another machine can apply it. `sealed` is a JWE of the file. */
export const PlanFile = z.object({ id: RunId, number: z.int().positive(), sealed: z.string() });
export type PlanFile = z.infer<typeof PlanFile>;

export type PlanFileRepository = {
  /** Keeps the file of a run's newest plan in place of the one before. */
  readonly keep: (file: PlanFile) => Promise<void>;
  /** Null if the run has none, or that of another plan. */
  readonly find: (runId: RunId, number: number) => Promise<PlanFile | null>;
  readonly remove: (runId: RunId) => Promise<void>;
};

export function planFileRepository(db: Db): PlanFileRepository {
  const collection = db.collection<Stored<PlanFile>>("plan_files");
  return {
    keep: async (file) => {
      const { _id, ...rest } = toStored(file);
      await collection.replaceOne({ _id }, rest, { upsert: true });
    },
    find: async (runId, number) => {
      const document = await collection.findOne({ _id: runId });
      return document?.number === number ? fromStored(PlanFile, document) : null;
    },
    remove: async (runId) => {
      await collection.deleteOne({ _id: runId });
    },
  };
}
