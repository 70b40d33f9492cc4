import type { Db, Filter } from "mongodb";
import { InboxEvent, type InboxStatus } from "../domain/inbox.ts";
import type { LedgerDraft } from "../domain/ledger.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

export type InboxFilter = {
  readonly status?: InboxStatus;
  readonly type?: string;
  readonly hospitalId?: string;
};

/** Where a page ends: the next one begins after it. */
export type InboxCursor = { readonly receivedAt: Date; readonly id: string };

export type InboxClaim = { readonly owner: string; readonly until: Date };

/** How an attempt ended. */
export type InboxResult = Pick<InboxEvent, "status" | "nextAttemptAt" | "outcome" | "hospitalId" | "runId">;

export type InboxRepository = {
  /** False if the event is there already, by its id or because another one told the same. One write, so it is durable. */
  readonly insert: (event: InboxEvent) => Promise<boolean>;
  readonly find: (id: string) => Promise<InboxEvent | null>;
  /** Counts that it came once more. */
  readonly countRedelivery: (id: string) => Promise<void>;
  /** Takes an open event to handle it, and counts the attempt; null if another one has it or it is done. */
  readonly claim: (id: string, claim: InboxClaim, now: Date) => Promise<InboxEvent | null>;
  /** Writes down what came of a claim. False if the claim went to somebody else. */
  readonly settle: (id: string, owner: string, result: InboxResult) => Promise<boolean>;
  /** Opens an event of any state again, and notes who wanted it; null if there is none. */
  readonly reopen: (id: string, now: Date, draft: LedgerDraft) => Promise<InboxEvent | null>;
  /** Ids of open events whose time has come and that nobody holds, oldest first. Reads the collection: for a sweep. */
  readonly due: (now: Date, limit: number) => Promise<string[]>;
  /** Newest first. */
  readonly page: (filter: InboxFilter, limit: number, after?: InboxCursor) => Promise<InboxEvent[]>;
  /** When the oldest open event was received; null if none is open. */
  readonly oldestOpen: () => Promise<Date | null>;
};

export function inboxRepository(db: Db): InboxRepository {
  const collection = db.collection<Stored<InboxEvent>>("inbox");
  const isOpen: Filter<Stored<InboxEvent>> = { status: { $in: ["received", "retrying"] } };
  return {
    insert: (event) => insertOnce(collection, toStored(event)),
    find: async (id) => {
      const document = await collection.findOne({ _id: id });
      return document && fromStored(InboxEvent, document);
    },
    countRedelivery: async (id) => {
      await collection.updateOne({ _id: id }, { $inc: { redeliveries: 1 } });
    },
    claim: async (id, claim, now) => {
      const document = await collection.findOneAndUpdate(
        { _id: id, ...isOpen, $or: [{ claim: null }, { "claim.until": { $lte: now } }] },
        { $set: { claim }, $inc: { attempts: 1 } },
        { returnDocument: "after" },
      );
      return document && fromStored(InboxEvent, document);
    },
    settle: async (id, owner, result) => {
      const settled = await collection.updateOne(
        { _id: id, "claim.owner": owner },
        { $set: { ...result, claim: null } },
      );
      return settled.matchedCount === 1;
    },
    reopen: async (id, now, draft) => {
      const document = await collection.findOneAndUpdate(
        { _id: id },
        { $set: { status: "received", attempts: 0, nextAttemptAt: now, claim: null }, $push: { outbox: draft } },
        { returnDocument: "after" },
      );
      return document && fromStored(InboxEvent, document);
    },
    due: async (now, limit) => {
      const documents = await collection
        .find(isOpen, { projection: { _id: 1, nextAttemptAt: 1, claim: 1, receivedAt: 1 } })
        .sort({ receivedAt: 1 })
        .limit(limit)
        .toArray();
      return documents
        .filter(({ nextAttemptAt, claim }) => (nextAttemptAt ?? now) <= now && (claim === null || claim.until <= now))
        .map(({ _id }) => _id);
    },
    page: async ({ status, type, hospitalId }, limit, after) => {
      const documents = await collection
        .find({
          ...(status && { status }),
          ...(type !== undefined && { type }),
          ...(hospitalId !== undefined && { hospitalId }),
          ...(after && {
            $or: [{ receivedAt: { $lt: after.receivedAt } }, { receivedAt: after.receivedAt, _id: { $lt: after.id } }],
          }),
        })
        .sort({ receivedAt: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return documents.map((document) => fromStored(InboxEvent, document));
    },
    oldestOpen: async () => {
      const [oldest] = await collection.find(isOpen).sort({ receivedAt: 1 }).limit(1).toArray();
      return oldest?.receivedAt ?? null;
    },
  };
}
