import { type Collection, MongoServerError, type OptionalUnlessRequiredId } from "mongodb";
import type { z } from "zod";

/** MongoDB's code of a unique key that is taken. */
const duplicateKey = 11000;

/** How a domain object is kept: its `id` is the document's `_id`. */
export type Stored<T extends { id: string }> = Omit<T, "id"> & { _id: string };

export function toStored<T extends { id: string }>({ id, ...rest }: T): Stored<T> {
  return { ...rest, _id: id };
}

/** Parses what the database holds, so that inner code never meets a document of an unknown shape. */
export function fromStored<S extends z.ZodType>(schema: S, document: { _id: unknown }): z.infer<S> {
  const { _id, ...rest } = document;
  return schema.parse({ ...rest, id: _id });
}

/** Inserts unless a unique key is taken; false if it is, and then nothing was changed. Of two at once, one wins. */
export async function insertOnce<T extends { id: string }>(
  collection: Collection<Stored<T>>,
  value: OptionalUnlessRequiredId<Stored<T>>,
): Promise<boolean> {
  try {
    await collection.insertOne(value);
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === duplicateKey) return false;
    throw error;
  }
}
