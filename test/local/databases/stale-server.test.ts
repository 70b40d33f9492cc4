import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isRunning } from "../../../src/local/databases/process-life.ts";
import { endStaleServer, noteServer } from "../../../src/local/databases/stale-server.ts";

const log = pino({ level: "silent" });
let dir: string;
let left: ChildProcess;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "stale-"));
  left = spawn("sleep", ["61.5"]);
  await once(left, "spawn");
});
afterEach(async () => {
  if (left.exitCode === null && left.signalCode === null) {
    left.kill("SIGKILL");
    await once(left, "exit");
  }
  await rm(dir, { recursive: true, force: true });
});

test("a server that an earlier run left behind is ended, and forgotten", async () => {
  await noteServer(dir, left.pid ?? 0, ["61.5"]);
  await endStaleServer(dir, log);
  expect(await isRunning(left.pid ?? 0)).toBe(false);
  await expect(access(join(dir, "server.pid"))).rejects.toThrow();
});

test("a stranger who got the process id of an old server is left alone", async () => {
  await noteServer(dir, left.pid ?? 0, ["--listen-addr=127.0.0.1:20001"]);
  await endStaleServer(dir, log);
  expect(await isRunning(left.pid ?? 0)).toBe(true);
});

test("a folder without a note, or with one that makes no sense, is fine", async () => {
  await endStaleServer(dir, log);
  await noteServer(dir, Number.NaN, ["x"]);
  await endStaleServer(dir, log);
  expect(await isRunning(left.pid ?? 0)).toBe(true);
});
