import { type Collection, MongoBulkWriteError, type OptionalUnlessRequiredId } from "mongodb";
import { duplicateKey, type Stored } from "./stored.ts";

/** At most so many go together, so that none of them waits for a write that takes long. */
const mostTogether = 50;

type Waiting<T> = {
  readonly value: T;
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Inserts what comes alone at once, and what comes while a write is under way together in the next one: in a rush the
 * server is asked for few writes instead of many that wait for each other. Each caller hears of its own document when that
 * is durable; false if a unique key is taken.
 */
export function insertTogether<T extends { id: string }>(
  collection: Collection<Stored<T>>,
): (value: OptionalUnlessRequiredId<Stored<T>>) => Promise<boolean> {
  const waiting: Waiting<OptionalUnlessRequiredId<Stored<T>>>[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) await write(waiting.splice(0, mostTogether));
    isWriting = false;
  }

  async function write(batch: Waiting<OptionalUnlessRequiredId<Stored<T>>>[]): Promise<void> {
    try {
      await collection.insertMany(
        batch.map(({ value }) => value),
        { ordered: false },
      );
      for (const { resolve } of batch) resolve(true);
    } catch (error) {
      const refusals = refusalsOf(error);
      for (const [place, { resolve, reject }] of batch.entries()) {
        const code = refusals?.get(place);
        if (!refusals || (code !== undefined && code !== duplicateKey)) reject(error);
        else resolve(code === undefined);
      }
    }
  }

  return (value) =>
    new Promise((resolve, reject) => {
      waiting.push({ value, resolve, reject });
      if (!isWriting) void writeAll();
    });
}

/** The codes of those that were not inserted, by their place; null if it is not known what became of the others. */
function refusalsOf(error: unknown): ReadonlyMap<number, number | undefined> | null {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return null;
  const refused = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return new Map(refused.map(({ index, code }) => [index, Number(code)]));
}
