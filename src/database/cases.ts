import type { Db } from "mongodb";
import type { Actor } from "../domain/actors.ts";
import { Case } from "../domain/cases.ts";
import type { LedgerDraft } from "../domain/ledger.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

export type CaseClosing = { readonly at: Date; readonly by: Actor; readonly reason: string };

export type CaseFilter = { readonly isOpen?: boolean; readonly hospitalId?: string };

/** Where a page ends: the next one begins after it. */
export type CaseCursor = { readonly openedAt: Date; readonly id: string };

export type CaseRepository = {
  /** Opens a case, also one of this cause that was closed before. False, and nothing done, while it is open. */
  readonly open: (found: Case) => Promise<boolean>;
  /** False if it is closed or unknown. */
  readonly close: (id: string, closing: CaseClosing, draft: LedgerDraft) => Promise<boolean>;
  readonly find: (id: string) => Promise<Case | null>;
  /** Newest first. */
  readonly list: (filter: CaseFilter, limit: number, after?: CaseCursor) => Promise<Case[]>;
  readonly countOpen: () => Promise<number>;
};

export function caseRepository(db: Db): CaseRepository {
  const collection = db.collection<Stored<Case>>("cases");
  return {
    open: async (found) => {
      if (await insertOnce(collection, toStored(found))) return true;
      const { _id, outbox, ...now } = toStored(found);
      const reopened = await collection.updateOne(
        { _id, "closed.reason": { $exists: true } },
        { $set: { ...now, closed: null }, $push: { outbox: { $each: outbox } } },
      );
      return reopened.matchedCount === 1;
    },
    close: async (id, closing, draft) => {
      const closed = await collection.updateOne(
        { _id: id, closed: null },
        { $set: { closed: closing }, $push: { outbox: draft } },
      );
      return closed.matchedCount === 1;
    },
    find: async (id) => {
      const document = await collection.findOne({ _id: id });
      return document && fromStored(Case, document);
    },
    list: async ({ isOpen, hospitalId }, limit, after) => {
      const documents = await collection
        .find({
          ...(isOpen !== undefined && { closed: isOpen ? null : { $ne: null } }),
          ...(hospitalId !== undefined && { hospitalId }),
          ...(after && {
            $or: [{ openedAt: { $lt: after.openedAt } }, { openedAt: after.openedAt, _id: { $lt: after.id } }],
          }),
        })
        .sort({ openedAt: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return documents.map((document) => fromStored(Case, document));
    },
    countOpen: () => collection.countDocuments({ closed: null }),
  };
}
