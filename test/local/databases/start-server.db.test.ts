import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { MongoClient } from "mongodb";
import { pino } from "pino";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import {
  type DatabaseBinary,
  type DatabaseServer,
  type DatabaseServerRequest,
  isListening,
  pickFreePort,
  startDatabaseServer,
} from "../../../src/local/databases/index.ts";
import { isRunning } from "../../../src/local/databases/process-life.ts";
import { testToolchain } from "../../support/toolchain.ts";

const adminPassword = "a-password-for-tests";
let binary: DatabaseBinary;
let dir: string;
let started: DatabaseServer[];

beforeAll(async () => {
  binary = (await testToolchain()).mongo;
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "server-"));
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((server) => server.stop(0)));
  await rm(dir, { recursive: true, force: true });
});

async function start(change: Partial<DatabaseServerRequest> = {}): Promise<DatabaseServer> {
  const log = pino({ level: "silent" });
  const server = await startDatabaseServer({ binary, dir, adminUsername: "admin", adminPassword, log, ...change });
  started.push(server);
  return server;
}

test("a started server answers its administrator, and nobody with another password", async () => {
  const server = await start();
  expect(await signIn(server.adminUri)).toBe("ok");
  expect(await signIn(server.adminUri.replace(adminPassword, "another-password"))).toMatch(/auth/i);
  expect(await signIn(`mongodb://127.0.0.1:${server.port}/`)).toMatch(/auth/i);
});

test("a server that is killed at any moment of its first start lets its administrator in at the next", async () => {
  for (let afterMs = 0; afterMs < 60; afterMs += 4) {
    const first = start().then(
      () => "started",
      () => "failed",
    );
    const pid = await waitUntil(notedPid, { limitMs: 10_000, everyMs: 1 });
    await delay(afterMs);
    process.kill(pid ?? 0, "SIGKILL");
    await first;
    expect(await signIn((await start()).adminUri), `killed after ${afterMs} ms`).toBe("ok");
    for (const server of started.splice(0)) await server.stop(0);
    await rm(dir, { recursive: true });
  }
});

test("data, administrator and port are the same after a stop and a start", async () => {
  const first = await start();
  await using(first.adminUri, (client) => client.db("h").collection("c").insertOne({ kept: true }));
  await first.stop();
  expect(await isListening(first.port)).toBe(false);
  const second = await start({ port: first.port });
  expect(second.adminUri).toBe(first.adminUri);
  const found = await using(second.adminUri, (client) => client.db("h").collection("c").findOne());
  expect(found).toMatchObject({ kept: true });
});

test("a folder may have any name that a file system takes", async () => {
  for (const name of ["Données & mehr", "100%25", "a?b#c"]) {
    const odd = join(dir, name);
    const first = await start({ dir: odd });
    await using(first.adminUri, (client) => client.db("h").collection("c").insertOne({ kept: true }));
    const second = await start({ dir: odd });
    expect(await isRunning(first.pid)).toBe(false);
    const found = await using(second.adminUri, (client) => client.db("h").collection("c").findOne());
    expect(found).toMatchObject({ kept: true });
  }
});

test("the administrator's password is nowhere on a command line", async () => {
  const { pid } = await start();
  expect(await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).not.toContain(adminPassword);
});

test("a port that another program uses is said, with its number", async () => {
  const other = createServer();
  const port = await pickFreePort();
  await new Promise<void>((resolve) => other.listen({ host: "127.0.0.1", port }, resolve));
  try {
    await expect(start({ port })).rejects.toMatchObject({
      problem: { code: "database_port_taken", message: expect.stringContaining(String(port)) },
    });
  } finally {
    await new Promise((resolve) => other.close(resolve));
  }
});

test("a program that ends at once, or can't be run, is an error with the last it wrote", async () => {
  const broken = join(dir, "broken.sh");
  await writeFile(broken, "#!/bin/sh\necho the disk is on fire >&2\nexit 3\n", { mode: 0o755 });
  await expect(start({ binary: { kind: "ferretdb", path: broken } })).rejects.toMatchObject({
    problem: { code: "database_start" },
    detail: expect.stringContaining("the disk is on fire"),
  });
  await expect(start({ binary: { kind: "ferretdb", path: "/nowhere/ferretdb" } })).rejects.toMatchObject({
    problem: { code: "database_start" },
  });
});

test("a server that hangs on SIGTERM is killed after the grace time", async () => {
  const server = await start();
  process.kill(server.pid, "SIGSTOP");
  await server.stop(50);
  expect(await isRunning(server.pid)).toBe(false);
});

test("a server whose owner is killed with -9 is gone at the latest when the next one starts in its folder", async () => {
  const owner = spawnOwner();
  const left = await ready(owner);
  owner.kill("SIGKILL");
  await once(owner, "exit");
  const next = await start();
  expect(next.pid).not.toBe(left.pid);
  expect(await isRunning(left.pid)).toBe(false);
  expect(await signIn(next.adminUri)).toBe("ok");
});

test.runIf(process.platform === "linux")("on Linux the server dies with its owner, kill -9 included", async () => {
  const owner = spawnOwner();
  const { pid } = await ready(owner);
  owner.kill("SIGKILL");
  const gone = await waitUntil(async () => !(await isRunning(pid)) || undefined, { limitMs: 5_000, everyMs: 10 });
  expect(gone).toBe(true);
});

function spawnOwner(): ChildProcess {
  const program = fileURLToPath(new URL("support/server-owner.ts", import.meta.url));
  return spawn(process.execPath, [program, dir, JSON.stringify(binary)], { stdio: ["pipe", "pipe", "inherit"] });
}

async function ready(owner: ChildProcess): Promise<{ pid: number; port: number }> {
  if (owner.stdout === null) throw new Error("The owner has no output.");
  const [line] = (await once(createInterface({ input: owner.stdout }), "line")) as [string];
  return JSON.parse(line) as { pid: number; port: number };
}

async function signIn(uri: string): Promise<string> {
  try {
    await using(uri, (client) => client.db("h").collection("c").countDocuments());
    return "ok";
  } catch (error) {
    return String(error);
  }
}

async function using<T>(uri: string, use: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

async function notedPid(): Promise<number | undefined> {
  const note = await readFile(join(dir, "server.pid"), "utf8").catch(() => "");
  return Number.parseInt(note, 10) || undefined;
}
