import { MongoClient } from "mongodb";
import { waitUntil } from "../foundation/wait.ts";

const limitMs = 60_000;

/** Opens a database as its application would. Answers null if it opened, else why it did not. */
export type OpenDatabase = (uri: string) => Promise<Error | null>;

/** Tries for a minute: Atlas may need a moment until it knows a new user. */
export const openDatabase: OpenDatabase = async (uri) => {
  let reason = new Error("it was not tried");
  const opened = await waitUntil(
    async () => {
      const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
      try {
        await client.db().command({ ping: 1 });
        await client.db().listCollections().toArray();
        return true;
      } catch (error) {
        reason = error instanceof Error ? error : new Error(String(error));
        return undefined;
      } finally {
        await client.close();
      }
    },
    { limitMs, everyMs: 250 },
  );
  return opened ? null : reason;
};
