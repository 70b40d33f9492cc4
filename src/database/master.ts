import { type Db, MongoClient } from "mongodb";

/** The connection to the master database, handed in wherever something is stored. */
export type MasterDatabase = { readonly db: Db; readonly close: () => Promise<void> };

const defaultName = "chakravue_master";

/** Opens the master database of `uri` (the name in its path, else `chakravue_master`) and waits until it answers. */
export async function openMasterDatabase(uri: string): Promise<MasterDatabase> {
  const client = new MongoClient(uri, { appName: "chakravue-operator", serverSelectionTimeoutMS: 10_000 });
  await client.connect();
  const db = client.db(databaseNameIn(uri) ?? defaultName);
  await db.command({ ping: 1 });
  return { db, close: () => client.close() };
}

function databaseNameIn(uri: string): string | undefined {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
}
