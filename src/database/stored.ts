import { MongoServerError } from "mongodb";
import type { z } from "zod";

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

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}
