import type { Db } from "mongodb";
import { z } from "zod";
import { ProgressEvent } from "../domain/progress.ts";
import type { RunId } from "../domain/runs.ts";

const Progress = z.object({ events: z.array(ProgressEvent) });
type Stored = { _id: string; events: ProgressEvent[] };

export type ProgressRepository = {
  readonly add: (runId: RunId, event: ProgressEvent) => Promise<void>;
  /** Everything that the run told from the event with this number on; 0 is the first. */
  readonly after: (runId: RunId, first: number) => Promise<ProgressEvent[]>;
};

export function progressRepository(db: Db): ProgressRepository {
  const collection = db.collection<Stored>("progress");
  return {
    add: async (runId, event) => {
      await collection.updateOne({ _id: runId }, { $push: { events: event } }, { upsert: true });
    },
    after: async (runId, first) => {
      const document = await collection.findOne({ _id: runId });
      return document ? Progress.parse(document).events.slice(first) : [];
    },
  };
}
