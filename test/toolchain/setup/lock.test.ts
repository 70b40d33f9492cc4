import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { withLock } from "../../../toolchain/setup/lock.mjs";
import { test } from "../support/temp-folder.ts";

const lockModule = pathToFileURL(path.resolve("toolchain/setup/lock.mjs")).href;

/** Another process that takes the lock, says so, and holds it until it is killed. */
async function holdElsewhere(file: string): Promise<ChildProcess> {
  const script = `
    import { withLock } from ${JSON.stringify(lockModule)};
    await withLock(${JSON.stringify(file)}, () => new Promise(() => process.stdout.write("held")), () => {});`;
  const holder = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  return holder;
}

async function take(file: string) {
  let waitedFor: number | undefined;
  const value = await withLock(
    file,
    async () => existsSync(file),
    (holder) => {
      waitedFor = holder;
    },
  );
  return { value, waitedFor };
}

test("who holds the lock has it alone, and gives it back", async ({ folder }) => {
  const file = path.join(folder, "setup.lock");
  let inside = 0;
  const work = async () => {
    inside += 1;
    expect(inside).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(file, work, () => {})));
  expect(existsSync(file)).toBe(false);
});

test("the lock is given back when the work fails", async ({ folder }) => {
  const file = path.join(folder, "setup.lock");
  await expect(
    withLock(
      file,
      () => Promise.reject(new Error("no")),
      () => {},
    ),
  ).rejects.toThrow("no");
  expect(existsSync(file)).toBe(false);
});

test("a lock that another process holds is waited for, and is free once that process is killed", async ({ folder }) => {
  const file = path.join(folder, "setup.lock");
  const holder = await holdElsewhere(file);
  const waiting = withLock(
    file,
    async () => "mine",
    (pid) => {
      expect(pid).toBe(holder.pid);
      holder.kill("SIGKILL");
    },
  );
  expect(await waiting).toBe("mine");
});

test("the lock of a process that is gone is not waited for", async ({ folder }) => {
  const file = path.join(folder, "setup.lock");
  const holder = await holdElsewhere(file);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  expect(existsSync(file)).toBe(true);
  expect(await take(file)).toEqual({ value: true, waitedFor: undefined });
});

test("a lock without a sign of life is free, even if its process id lives on as somebody else", async ({ folder }) => {
  const file = path.join(folder, "setup.lock");
  writeFileSync(file, JSON.stringify({ pid: process.ppid, host: os.hostname() }));
  const aMinuteAgo = new Date(Date.now() - 60_000);
  utimesSync(file, aMinuteAgo, aMinuteAgo);
  expect(await take(file)).toEqual({ value: true, waitedFor: undefined });
});
