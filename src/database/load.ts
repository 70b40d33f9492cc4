import { BSON, type Db, type Document } from "mongodb";

const batchDocuments = 500;
const batchBytes = 4 * 1024 * 1024;

/** Whether no collection of the database holds a document. */
export async function isEmptyDatabase(db: Db): Promise<boolean> {
  const found = await db.listCollections({}, { nameOnly: true }).toArray();
  for (const { name } of found.filter((collection) => !collection.name.startsWith("system."))) {
    if (await db.collection(name).findOne({}, { projection: { _id: 1 } })) return false;
  }
  return true;
}

/** Inserts lines of `documentLines` in batches and answers how many; throws when one is there already. */
export async function loadDocuments(db: Db, name: string, lines: AsyncIterable<string>): Promise<number> {
  let batch: Document[] = [];
  let bytes = 0;
  let count = 0;
  const flush = async () => {
    if (batch.length > 0) await db.collection(name).insertMany(batch);
    count += batch.length;
    [batch, bytes] = [[], 0];
  };
  for await (const line of lines) {
    batch.push(BSON.EJSON.parse(line, { relaxed: false }));
    bytes += line.length;
    if (batch.length >= batchDocuments || bytes >= batchBytes) await flush();
  }
  await flush();
  return count;
}

/**
 * Puts every run that has not ended among the open ones: those were read a moment earlier, and a run that is in `runs`
 * alone would never be looked after.
 */
export async function reopenRuns(db: Db, hasEnded: (status: string) => boolean): Promise<void> {
  const open = db.collection<{ _id: string }>("open_runs");
  const known = new Set((await open.find().toArray()).map(({ _id }) => _id));
  const runs = db.collection<{ _id: string; status: string }>("runs").find({}, { projection: { status: 1 } });
  for await (const { _id, status } of runs) {
    if (!hasEnded(status) && !known.has(_id)) await open.insertOne({ _id });
  }
}
