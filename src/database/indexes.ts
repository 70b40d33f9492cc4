import type { Db } from "mongodb";

/** Declares every index that a rule or a list depends on. Safe to run at each start and by several processes at once. */
export async function declareIndexes(db: Db): Promise<void> {
  await db.collection("hospitals").createIndex({ slug: 1 }, { unique: true });
  await db.collection("hospitals").createIndex({ createdAt: -1, _id: -1 });
  await db.collection("payments").createIndex({ hospitalId: 1, processedAt: -1 });
  await db.collection("inbox").createIndex({ version: 1 }, { unique: true });
  await db.collection("inbox").createIndex({ status: 1, receivedAt: 1 });
  await db.collection("open_events").createIndex({ receivedAt: 1 });
  await db.collection("inbox").createIndex({ receivedAt: -1, _id: -1 });
  await db.collection("cases").createIndex({ openedAt: -1, _id: -1 });
  await db.collection("cases").createIndex({ closed: 1, openedAt: -1, _id: -1 });
  await db.collection("keys").createIndex({ name: 1 }, { unique: true });
  await db.collection("ledger").createIndex({ draftId: 1 }, { unique: true });
  await db.collection("ledger").createIndex({ stream: 1, sequence: 1 });
  await db.collection("checkpoints").createIndex({ stream: 1, sequence: 1 });
}
