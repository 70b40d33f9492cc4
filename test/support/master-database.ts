import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { pino } from "pino";
import { afterAll, beforeAll } from "vitest";
import { type MasterDatabase, openMasterDatabase } from "../../src/database/master.ts";
import { startDatabaseServer } from "../../src/local/databases/index.ts";
import { testToolchain } from "./toolchain.ts";

export type TestServer = {
  /** An empty database of its own for each caller. */
  readonly emptyDatabase: () => Promise<MasterDatabase>;
  readonly adminUri: () => string;
};

/** One MongoDB-wire server for all tests of a file. */
export function useDatabaseServer(): TestServer {
  let folder: string;
  let adminUri: string;
  let stop: () => Promise<void>;
  const opened: MasterDatabase[] = [];
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "master-"));
    const { mongo } = await testToolchain();
    const log = pino({ level: "silent" });
    const server = await startDatabaseServer({
      binary: mongo,
      dir: folder,
      adminUsername: "test",
      adminPassword: "a-password-for-tests",
      durable: false,
      log,
    });
    adminUri = server.adminUri;
    stop = () => server.stop();
  });
  afterAll(async () => {
    for (const database of opened) await database.close();
    await stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    adminUri: () => adminUri,
    emptyDatabase: async () => {
      count += 1;
      const uri = new URL(adminUri);
      uri.pathname = `/test_${count}`;
      const database = await openMasterDatabase(uri.href);
      opened.push(database);
      return database;
    },
  };
}

/** Makes a user on the server, as Atlas would. */
export async function createUser(adminUri: string, username: string, password: string): Promise<void> {
  const client = new MongoClient(adminUri);
  try {
    await client.db("admin").command({ createUser: username, pwd: password, roles: [] });
  } finally {
    await client.close();
  }
}
