import { type Db, MongoClient } from "mongodb";

/** The connection to the master database, handed in wherever something is stored. */
export type MasterDatabase = { readonly db: Db; readonly close: () => Promise<void> };

const defaultName = "chakravue_master";

/**
 * Opens the master database of `uri` (the name in its path, else `chakravue_master`) and waits until it answers. From
 * then on it is found again by itself whenever it was away: what is asked meanwhile waits up to ten seconds and throws.
 */
export async function openMasterDatabase(uri: string): Promise<MasterDatabase> {
  const client = new MongoClient(uri, {
    appName: "chakravue-operator",
    serverSelectionTimeoutMS: 10_000,
    heartbeatFrequencyMS: 2_000,
    // A server that hangs is like one that is away.
    socketTimeoutMS: 60_000,
  });
  try {
    await client.connect();
    const db = client.db(databaseNameIn(uri) ?? defaultName);
    await db.command({ ping: 1 });
    return { db, close: () => client.close() };
  } catch (error) {
    await client.close();
    throw error;
  }
}

function databaseNameIn(uri: string): string | undefined {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
}
