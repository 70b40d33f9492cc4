import { BSON, type Db } from "mongodb";

/**
 * What refers is read before what it refers to, since writers go the other way round: an event is stored before a hospital
 * changes by it, a run before it stands in its hospital's queue, a ledger's entry before its draft leaves the outbox and
 * before a checkpoint signs it. So what is written during a dump is in it wholly, or is what a crash leaves there.
 */
const first = ["inbox", "hospitals", "open_runs", "runs"];
const last = ["checkpoints", "ledger_heads", "ledger"];

/**
 * What is not worth keeping. Jobs hold an id each and a lock of a process that will be gone: a sweep calls every run that
 * waits, so nothing is lost without them, and with them a run might be called while a lock of the dead keeps it waiting.
 * `processes` and `duties` tell who lives and does what now; `open_events` and `fleet_shelves` are made anew.
 */
const left: readonly string[] = ["jobs", "processes", "duties", "open_events", "fleet_shelves"];

/** The collections to be dumped, in the order in which they are to be read. */
export async function collectionsToDump(db: Db): Promise<string[]> {
  const found = await db.listCollections({}, { nameOnly: true }).toArray();
  const names = found.map(({ name }) => name).filter((name) => !name.startsWith("system.") && !left.includes(name));
  const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : 100 + last.indexOf(name));
  return names.sort((one, other) => rank(one) - rank(other) || one.localeCompare(other));
}

/** Every document of a collection, one at a time, as a line of canonical Extended JSON (types and order kept). */
export async function* documentLines(db: Db, name: string): AsyncGenerator<string> {
  const cursor = db.collection(name).find({}, { promoteValues: false });
  for await (const document of cursor) yield `${BSON.EJSON.stringify(document, { relaxed: false })}\n`;
}
