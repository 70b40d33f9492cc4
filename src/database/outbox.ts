import type { Db } from "mongodb";
import { z } from "zod";
import { LedgerDraft } from "../domain/ledger.ts";

/** The collections whose documents carry `outbox`: what is still to be written into a ledger about their changes. */
export const outboxCollections = ["hospitals", "payments", "runs", "credentials", "keys", "inbox", "cases"] as const;
export type OutboxCollection = (typeof outboxCollections)[number];

/** A document with an outbox; one that was written before there were any has none. */
const Carrier = z.object({ outbox: z.array(LedgerDraft).default([]) });
type StoredCarrier = { _id: string; outbox?: LedgerDraft[] };

export type OutboxRepository = {
  /** What a document has to tell, oldest first; nothing if there is no such document. */
  readonly pending: (collection: OutboxCollection, id: string) => Promise<LedgerDraft[]>;
  /** Takes out what has been written, given in the order of the outbox. Doing it twice does no harm. */
  readonly settle: (collection: OutboxCollection, id: string, draftIds: readonly string[]) => Promise<void>;
  /** Ids of documents that have something to tell. Reads the whole collection: for a slow sweep. */
  readonly waiting: (collection: OutboxCollection, limit: number) => Promise<string[]>;
};

export function outboxRepository(db: Db): OutboxRepository {
  const carriers = (collection: OutboxCollection) => db.collection<StoredCarrier>(collection);
  return {
    pending: async (collection, id) => {
      const document = await carriers(collection).findOne({ _id: id }, { projection: { outbox: 1 } });
      return document ? Carrier.parse(document).outbox : [];
    },
    settle: async (collection, id, draftIds) => {
      // The first one, if it still is this one: the embedded server can't `$pull` by a member of what is pulled.
      for (const draftId of draftIds) {
        await carriers(collection).updateOne({ _id: id, "outbox.0.id": draftId }, { $pop: { outbox: -1 } });
      }
    },
    waiting: async (collection, limit) => {
      const documents = await carriers(collection)
        .find({ "outbox.0": { $exists: true } }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray();
      return documents.map(({ _id }) => _id);
    },
  };
}
