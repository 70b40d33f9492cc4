import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isListening, keepDatabaseServer } from "../../../src/local/databases/index.ts";
import { testToolchain } from "../../support/toolchain.ts";

const log = pino({ level: "silent" });
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "kept-"));
});
afterEach(() => rm(dir, { recursive: true }));

async function keep() {
  const { mongo } = await testToolchain();
  return keepDatabaseServer({ binary: mongo, dir, adminUsername: "admin", adminPassword: "a-password", log });
}

async function killServer(): Promise<void> {
  const [pid] = (await readFile(join(dir, "server.pid"), "utf8")).split("\n");
  process.kill(Number(pid), "SIGKILL");
}

test("a server that is killed is back at the same port, with its data, and the same client finds it", async () => {
  const server = await keep();
  const client = new MongoClient(server.adminUri);
  const patients = client.db("kept").collection("patients");
  try {
    for (const name of ["Ada", "Ben"]) {
      await patients.insertOne({ name });
      await killServer();
      await expect.poll(() => patients.countDocuments().catch(() => -1), { timeout: 10_000 }).toBeGreaterThan(0);
    }
    expect(await patients.countDocuments()).toBe(2);
  } finally {
    await client.close();
    await server.stop();
  }
  expect(await isListening(server.port)).toBe(false);
});

test("a stop while it is down leaves nothing running, whoever has its port by then", async () => {
  const server = await keep();
  await killServer();
  await expect.poll(() => isListening(server.port)).toBe(false);
  const stranger = createServer().listen(server.port, "127.0.0.1");
  await new Promise((resolve) => {
    stranger.once("listening", resolve);
    stranger.once("error", resolve);
  });
  await server.stop();
  await new Promise((resolve) => stranger.close(resolve));
  expect(await isListening(server.port)).toBe(false);
});
