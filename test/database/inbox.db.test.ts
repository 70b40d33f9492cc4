import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Db, type Document, type Filter, MongoClient } from "mongodb";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { isDatabaseAway } from "../../src/database/away.ts";
import { inboxRepository } from "../../src/database/inbox.ts";
import { startDatabaseServer } from "../../src/local/databases/index.ts";
import { someInboxEvent } from "../support/some-inbox-event.ts";
import { testToolchain } from "../support/toolchain.ts";
import { at, note } from "./contract/opened.ts";

async function startServer() {
  const dir = await mkdtemp(join(tmpdir(), "inbox-"));
  const { mongo: binary } = await testToolchain();
  const admin = { adminUsername: "test", adminPassword: "a-password-for-tests" };
  const server = await startDatabaseServer({ binary, dir, ...admin, durable: false, log: pino({ level: "silent" }) });
  const client = await MongoClient.connect(server.adminUri, { serverSelectionTimeoutMS: 300 });
  onTestFinished(async () => {
    await client.close();
    await server.stop(0);
    await rm(dir, { recursive: true, force: true });
  });
  return { db: client.db("master"), kill: () => server.stop(0) };
}

/** The same database, but `before` is done whenever an event is about to be struck off the list of open ones. */
function beforeStrikingOff(db: Db, before: () => Promise<unknown>): Pick<Db, "collection"> {
  const collection = (name: string) => {
    const real = db.collection(name);
    if (name !== "open_events") return real;
    const deleteOne = async (filter: Filter<Document>) => {
      await before();
      return real.deleteOne(filter);
    };
    return Object.assign(Object.create(real), { deleteOne });
  };
  return { collection };
}

test("an event that could not be made durable is not accepted", async () => {
  const { db, kill } = await startServer();
  const inbox = inboxRepository(db);
  expect(await inbox.insert(someInboxEvent())).toBe(true);
  await kill();
  const attempts = [1, 2, 3].map(() => inbox.insert(someInboxEvent()).catch((error: unknown) => error));
  for (const answer of await Promise.all(attempts)) expect(isDatabaseAway(answer), String(answer)).toBe(true);
});

test("an event that is opened again just while another process strikes it off stays listed", async () => {
  const { db } = await startServer();
  const inbox = inboxRepository(db);
  const event = someInboxEvent({ status: "handled" });
  await inbox.insert(event);
  const late = inboxRepository(beforeStrikingOff(db, () => inbox.reopen(event.id, at, note("again"))));
  await late.review(event.id);
  expect(await inbox.due(at, 10)).toEqual([event.id]);
});
