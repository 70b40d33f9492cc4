import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { MongoClient } from "mongodb";
import { pino } from "pino";
import { startDatabaseServer } from "../../src/local/databases/index.ts";
import { testToolchain } from "../support/toolchain.ts";

export type RaceServer = {
  readonly uri: string;
  /** A client with connections of its own, so that its commands really meet those of the others. */
  readonly connect: () => Promise<MongoClient>;
  readonly stop: () => Promise<void>;
};

/** The database server of the toolchain, as the product starts it, with nothing in it. */
export async function startRaceServer(): Promise<RaceServer> {
  const { mongo } = await testToolchain();
  const dir = await mkdtemp(path.join(os.tmpdir(), "race-"));
  const log = pino({ enabled: false });
  const server = await startDatabaseServer({ binary: mongo, dir, adminUsername: "racer", adminPassword: "track", log });
  const clients: MongoClient[] = [];
  return {
    uri: server.adminUri,
    connect: async () => {
      const client = await MongoClient.connect(server.adminUri);
      clients.push(client);
      return client;
    },
    stop: async () => {
      await Promise.all(clients.map((client) => client.close()));
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Lets `count` clients do the same thing at the same time and gives what each of them got. */
export async function race<T>(
  clients: readonly MongoClient[],
  act: (client: MongoClient, index: number) => Promise<T>,
) {
  return await Promise.all(clients.map((client, index) => act(client, index)));
}
