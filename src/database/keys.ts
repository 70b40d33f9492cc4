import type { Db } from "mongodb";
import { ApiKey, type KeyId } from "../domain/keys.ts";
import type { LedgerDraft } from "../domain/ledger.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

export type KeyRepository = {
  /** False if the name is taken. */
  readonly insert: (key: ApiKey) => Promise<boolean>;
  readonly find: (id: string) => Promise<ApiKey | null>;
  /** Newest first, revoked ones included. */
  readonly list: () => Promise<ApiKey[]>;
  /** Revokes a key and writes the draft that tells of it. False if it was revoked before or is not there. */
  readonly revoke: (id: KeyId, at: Date, draft: LedgerDraft) => Promise<boolean>;
};

export function keyRepository(db: Db): KeyRepository {
  const collection = db.collection<Stored<ApiKey>>("keys");
  return {
    insert: (key) => insertOnce(collection, toStored(key)),
    find: async (id) => {
      const document = await collection.findOne({ _id: id });
      return document && fromStored(ApiKey, document);
    },
    list: async () => {
      const documents = await collection.find().sort({ createdAt: -1, _id: -1 }).toArray();
      return documents.map((document) => fromStored(ApiKey, document));
    },
    revoke: async (id, at, draft) => {
      const result = await collection.updateOne(
        { _id: id, revokedAt: null },
        { $set: { revokedAt: at }, $push: { outbox: draft } },
      );
      return result.modifiedCount === 1;
    },
  };
}
