import type { Db } from "mongodb";
import { Session } from "../domain/sessions.ts";
import { fromStored, type Stored, toStored } from "./stored.ts";

export type SessionRepository = {
  readonly insert: (session: Session) => Promise<void>;
  readonly find: (id: string) => Promise<Session | null>;
  /** Notes that it was used; an earlier time than the one that is noted changes nothing, nor does one of a session that is gone. */
  readonly touch: (id: string, at: Date) => Promise<void>;
  /** Doing it twice does no harm. */
  readonly remove: (id: string) => Promise<void>;
  /** Forgets the sessions that ended by themselves: those past their end, and those last seen before `seenBefore`. */
  readonly removeEnded: (now: Date, seenBefore: Date) => Promise<void>;
};

export function sessionRepository(db: Db): SessionRepository {
  const collection = db.collection<Stored<Session>>("sessions");
  return {
    insert: async (session) => {
      await collection.insertOne(toStored(session));
    },
    find: async (id) => {
      const document = await collection.findOne({ _id: id });
      return document && fromStored(Session, document);
    },
    touch: async (id, at) => {
      await collection.updateOne({ _id: id, seenAt: { $lt: at } }, { $set: { seenAt: at } });
    },
    remove: async (id) => {
      await collection.deleteOne({ _id: id });
    },
    removeEnded: async (now, seenBefore) => {
      await collection.deleteMany({ endsAt: { $lte: now } });
      await collection.deleteMany({ seenAt: { $lte: seenBefore } });
    },
  };
}
