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
  /** False if the event is there already, by its id or because another one told the same. Durable when it answers. */
  readonly insert: (event: InboxEvent) => Promise<boolean>;
  readonly find: (id: string) => Promise<InboxEvent | null>;
  /** Counts that it came once more. */
  readonly countRedelivery: (id: string) => Promise<void>;
  /** Takes an open event to handle it, and counts the attempt; null if another one has it, it is done, or too early. */
  readonly claim: (id: string, claim: InboxClaim, now: Date) => Promise<InboxEvent | null>;
  /** Writes down what came of a claim: the event as it was claimed, and by whom. False if the claim went to somebody else. */
  readonly settle: (claimed: InboxEvent, owner: string, result: InboxResult) => Promise<boolean>;
  /** Opens an event of any state again, and notes who wanted it; null if there is none. */
  readonly reopen: (id: string, now: Date, draft: LedgerDraft) => Promise<InboxEvent | null>;
  /** Ids of listed events whose time has come, oldest first; somebody may be at them. */
  readonly due: (now: Date, limit: number) => Promise<string[]>;
  /** Newest first. */
  readonly page: (filter: InboxFilter, limit: number, after?: InboxCursor) => Promise<InboxEvent[]>;
  /** When the oldest event was received that is listed and open; null if none is. */
  readonly oldestOpen: () => Promise<Date | null>;
  /** Lists an event for when its claim has run out, in case it is open then still; strikes it off if it is not open now. */
  readonly review: (id: string) => Promise<void>;
  /**
   * Lists whatever is open and was received by then. Reads the whole collection: for what somebody took who died before he
   * handled it.
   */
  readonly listOpen: (receivedBy: Date) => Promise<void>;
};

/** An open event. It is due when it is received, and again when its next attempt is. */
type OpenEvent = { readonly id: string; readonly receivedAt: Date; readonly dueAt: Date };

/**
 * Events by id, and beside them a small collection of those that a sweep has to look at: that is all that it reads, also on
 * a server that has no other index to use. One that just came is none of them: whoever took it handles it, and should it
 * die first, `listOpen` finds it. One that is listed and not open does no harm, and is struck off when somebody looks at it.
 */
export function inboxRepository(db: Pick<Db, "collection">): InboxRepository {
  const collection = db.collection<Stored<InboxEvent>>("inbox");
  const open = db.collection<Stored<OpenEvent>>("open_events");
  const isOpen: Filter<Stored<InboxEvent>> = { status: { $in: ["received", "retrying"] } };

  async function put({ id, receivedAt, dueAt }: OpenEvent): Promise<void> {
    await open.updateOne({ _id: id }, { $set: { receivedAt, dueAt } }, { upsert: true });
  }

  /** Lists an event for when its claim has run out or its next attempt is due. False if it is not open. */
  async function list(id: string): Promise<boolean> {
    const found = await collection.findOne(
      { _id: id, ...isOpen },
      { projection: { receivedAt: 1, claim: 1, nextAttemptAt: 1 } },
    );
    if (!found) return false;
    const { receivedAt, claim, nextAttemptAt } = found;
    await put({ id, receivedAt, dueAt: claim?.until ?? nextAttemptAt ?? receivedAt });
    return true;
  }

  /** Looks once more afterwards, since somebody may have opened it meanwhile. */
  async function strikeOff(id: string): Promise<void> {
    await open.deleteOne({ _id: id });
    await list(id);
  }

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
        {
          _id: id,
          ...isOpen,
          $and: [orPast("claim", "claim.until", now), orPast("nextAttemptAt", "nextAttemptAt", now)],
        },
        { $set: { claim }, $inc: { attempts: 1 } },
        { returnDocument: "after" },
      );
      return document && fromStored(InboxEvent, document);
    },
    settle: async ({ id, attempts, receivedAt }, owner, result) => {
      const settled = await collection.updateOne(
        { _id: id, "claim.owner": owner },
        { $set: { ...result, claim: null } },
      );
      if (settled.matchedCount === 0) return false;
      const { nextAttemptAt: dueAt } = result;
      if (dueAt) await put({ id, receivedAt, dueAt });
      else if (attempts > 1) await strikeOff(id);
      return true;
    },
    review: async (id) => {
      if (!(await list(id))) await strikeOff(id);
    },
    reopen: async (id, now, draft) => {
      await put({ id, receivedAt: now, dueAt: now });
      const document = await collection.findOneAndUpdate(
        { _id: id },
        { $set: { status: "received", attempts: 0, nextAttemptAt: now, claim: null }, $push: { outbox: draft } },
        { returnDocument: "after" },
      );
      // Once more, since whoever looked at it before may have struck it off.
      if (document) await put({ id, receivedAt: now, dueAt: now });
      else await open.deleteOne({ _id: id });
      return document && fromStored(InboxEvent, document);
    },
    due: async (now, limit) => {
      const documents = await open
        .find({ dueAt: { $lte: now } })
        .sort({ receivedAt: 1 })
        .limit(limit)
        .toArray();
      return documents.map(({ _id }) => _id);
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
      for await (const { _id, receivedAt } of open.find().sort({ receivedAt: 1 })) {
        if (await collection.findOne({ _id, ...isOpen }, { projection: { _id: 1 } })) return receivedAt;
      }
      return null;
    },
    listOpen: async (receivedBy) => {
      const listed = new Set((await open.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id));
      const filter = { ...isOpen, receivedAt: { $lte: receivedBy } };
      const found = collection.find(filter, { projection: { receivedAt: 1, nextAttemptAt: 1 } });
      for await (const { _id, receivedAt, nextAttemptAt } of found) {
        if (!listed.has(_id)) await put({ id: _id, receivedAt, dueAt: nextAttemptAt ?? receivedAt });
      }
    },
  };
}

function orPast(field: string, time: string, now: Date): Filter<Stored<InboxEvent>> {
  return { $or: [{ [field]: null }, { [time]: { $lte: now } }] };
}
