import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { MongoClient } from "mongodb";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startDatabaseServer } from "../../src/local/databases/index.ts";
import { testToolchain } from "../support/toolchain.ts";

const { mongo } = await testToolchain();
const log = pino({ enabled: false });
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), "half-made-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function whileRunning(act: (client: MongoClient) => Promise<void>): Promise<void> {
  const server = await startDatabaseServer({
    binary: mongo,
    dir,
    adminUsername: "builder",
    adminPassword: "half",
    durable: false,
    log,
  });
  const client = await MongoClient.connect(server.adminUri);
  try {
    await act(client);
  } finally {
    await client.close();
    await server.stop();
  }
}

/** Leaves a database as a kill leaves it in the middle of a statement's way: FerretDB keeps each as one SQLite file. */
function undo(database: string, ...statements: string[]): void {
  const file = new DatabaseSync(path.join(dir, "data", `${database}.sqlite`));
  for (const statement of statements) file.exec(statement);
  file.close();
}

async function takesEachIdOnce(client: MongoClient): Promise<void> {
  const items = client.db("hospital").collection<{ _id: string }>("items");
  await items.insertOne({ _id: "one" });
  await expect(items.insertOne({ _id: "one" })).rejects.toMatchObject({ code: 11_000 });
  expect(await items.countDocuments()).toBe(1);
}

describe.skipIf(mongo.kind !== "ferretdb")("a server that is started again", () => {
  let table: string;

  beforeEach(async () => {
    await whileRunning(async (client) => {
      await client.db("hospital").dropDatabase();
      const items = client.db("hospital").collection<{ _id: string; code?: number }>("items");
      await items.insertOne({ _id: "before" });
      await items.deleteMany({});
      await items.createIndex({ code: 1 }, { unique: true, name: "by_code" });
    });
    const file = new DatabaseSync(path.join(dir, "data", "hospital.sqlite"));
    table = String(file.prepare("SELECT table_name FROM _ferretdb_collections").get()?.table_name);
    file.close();
  });

  test("makes a collection anew of which there is only the table", async () => {
    undo("hospital", "DELETE FROM _ferretdb_collections");
    await whileRunning(takesEachIdOnce);
  });

  test("makes a collection anew that lacks its index by _id", async () => {
    undo("hospital", "UPDATE _ferretdb_collections SET settings = '{}'", `DROP INDEX "${table}__id_"`);
    await whileRunning(takesEachIdOnce);
  });

  test("makes a collection anew that lacks its index by _id on the list only", async () => {
    undo("hospital", "UPDATE _ferretdb_collections SET settings = '{}'");
    await whileRunning(takesEachIdOnce);
  });

  test("keeps what was written into a collection that lacks its index by _id", async () => {
    await whileRunning(async (client) => {
      await client.db("hospital").collection<{ _id: string }>("items").insertOne({ _id: "kept" });
    });
    undo("hospital", "UPDATE _ferretdb_collections SET settings = '{}'", `DROP INDEX "${table}__id_"`);
    await whileRunning(async (client) => {
      const items = client.db("hospital").collection<{ _id: string }>("items");
      await items.insertOne({ _id: "one" });
      expect(await items.find().toArray()).toEqual([{ _id: "kept" }, { _id: "one" }]);
    });
  });

  test("refuses an index whose name differs by its letters' size only, and keeps the first one", async () => {
    await whileRunning(async (client) => {
      const items = client.db("hospital").collection<{ _id: string; code: number }>("items");
      await expect(items.createIndex({ _id: 1, code: 1 }, { name: "BY_CODE" })).rejects.toThrow("exists");
      await items.insertOne({ _id: "one", code: 1 });
      await expect(items.insertOne({ _id: "two", code: 1 })).rejects.toMatchObject({ code: 11_000 });
    });
  });

  test("makes an index anew that its collection does not know of", async () => {
    undo("hospital", "UPDATE _ferretdb_collections SET settings = json_remove(settings, '$.indexes[1]')");
    await whileRunning(async (client) => {
      const items = client.db("hospital").collection<{ _id: string; code: number }>("items");
      await items.createIndex({ code: 1 }, { unique: true, name: "by_code" });
      await items.insertOne({ _id: "one", code: 1 });
      await expect(items.insertOne({ _id: "two", code: 1 })).rejects.toMatchObject({ code: 11_000 });
    });
  });

  test("takes a database that lacks its list of collections for an empty one", async () => {
    undo("hospital", "DROP TABLE _ferretdb_collections", `DROP TABLE "${table}"`);
    await whileRunning(takesEachIdOnce);
  });
});
