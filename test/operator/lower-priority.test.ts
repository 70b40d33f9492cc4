import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { constants, getPriority } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { lowerPriority } from "../../src/operator/lower-priority.ts";

async function ownSession(): Promise<number> {
  const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], { detached: true, stdio: "pipe" });
  await once(child, "spawn");
  onTestFinished(async () => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  });
  return child.pid ?? 0;
}

test("a process that leads a session goes behind all others", async () => {
  const pid = await ownSession();
  lowerPriority(pid);
  expect(getPriority(pid)).toBe(constants.priority.PRIORITY_LOW);
});

test.skipIf(!existsSync("/proc/self/autogroup"))(
  "so does its session, where Linux shares its time out among sessions, also when many begin at once",
  async () => {
    const pids = await Promise.all([ownSession(), ownSession(), ownSession()]);
    for (const pid of pids) lowerPriority(pid);
    const nice = (pid: number) => readFileSync(`/proc/${pid}/autogroup`, "utf8").trim().split(" ").at(-1);
    await expect.poll(() => pids.map(nice)).toEqual(["19", "19", "19"]);
  },
);

test("a process that is gone is no trouble", () => {
  expect(() => lowerPriority(999_999_999)).not.toThrow();
});
