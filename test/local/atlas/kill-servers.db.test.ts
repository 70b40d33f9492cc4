import { glob, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import { testToolchain } from "../../support/toolchain.ts";
import { startTestAtlas, type TestAtlas, userRequest } from "./support/local-atlas.ts";
import { connectionOf, trySignIn, withDatabase } from "./support/sign-in-to-database.ts";

const password = "correct horse battery";
let local: TestAtlas;
beforeEach(async () => {
  local = await startTestAtlas({ server: (await testToolchain()).mongo, idleMs: 50 });
});
afterEach(() => local.end());

/** A project with one cluster and one user. */
async function prepare() {
  const id = await local.project();
  const uri = connectionOf(await local.cluster(id, "c", "M10"));
  await local.ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password));
  return { path: `/groups/${id}/clusters/c`, uri };
}

/** The process of the one server that runs; undefined when none does. */
async function serverPid(): Promise<number | undefined> {
  for await (const file of glob(join(local.dataDir, "clusters", "*", "server.pid"))) {
    const pid = Number.parseInt(await readFile(file, "utf8").catch(() => ""), 10);
    if (pid > 0) return pid;
  }
  return undefined;
}

async function killServer(): Promise<void> {
  const pid = await waitUntil(serverPid, { limitMs: 10_000, everyMs: 1 });
  if (pid === undefined) throw new Error("No database server runs.");
  process.kill(pid, "SIGKILL");
}

test("every write that was acknowledged before a database server was killed is there afterwards", async () => {
  const { path, uri } = await prepare();
  let acknowledged = 0;
  await withDatabase(uri, "app", password, async (client) => {
    const patients = client.db("hospital").collection("patients");
    const write = async (): Promise<void> => {
      await patients.insertOne({ number: acknowledged });
      acknowledged += 1;
      if (acknowledged === 25) await killServer();
      return write();
    };
    await expect(write()).rejects.toThrow();
  });
  expect(acknowledged).toBeGreaterThanOrEqual(25);
  await local.until(path, "IDLE");
  const found = await withDatabase(uri, "app", password, (client) =>
    client.db("hospital").collection("patients").countDocuments(),
  );
  expect(found).toBeGreaterThanOrEqual(acknowledged);
});

test("a database server that is killed while it starts is started again for the next client", async () => {
  const { path, uri } = await prepare();
  const client = new MongoClient(uri, { auth: { username: "app", password }, serverSelectionTimeoutMS: 1_000 });
  const first = client.db("hospital").command({ ping: 1 });
  const settled = first.catch(() => undefined);
  await killServer();
  await settled;
  await client.close();
  await local.until(path, "IDLE");
  expect(await trySignIn(uri, "app", password)).toBe("ok");
});

test("a database server that is killed just before its cluster is paused or deleted hinders neither", async () => {
  const { path, uri } = await prepare();
  await withDatabase(uri, "app", password, async (client) => {
    await client.db("hospital").collection("patients").insertOne({ name: "Ada" });
    await killServer();
  });
  expect((await local.ask("PATCH", path, { paused: true })).status).toBe(200);
  await local.until(path, "IDLE");
  expect((await local.ask("PATCH", path, { paused: false })).status).toBe(200);
  await local.until(path, "IDLE");
  await withDatabase(uri, "app", password, async (client) => {
    expect(await client.db("hospital").collection("patients").countDocuments()).toBe(1);
    await killServer();
  });
  expect((await local.ask("DELETE", path)).status).toBe(202);
  await local.until(path, 404);
  expect(await readdir(join(local.dataDir, "clusters"))).toEqual([]);
});
