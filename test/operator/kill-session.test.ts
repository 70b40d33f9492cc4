import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { killSession, membersOf } from "../../src/operator/kill-session.ts";
import { eventually } from "./support/processes.ts";

/** A session whose leader has a child in a process group of its own, as an engine's plugin is. */
async function startSession(): Promise<{ leader: ChildProcess; pid: number; members: number[] }> {
  const script = "set -m; sleep 300 & wait";
  const leader = spawn("bash", ["-c", script], { detached: true, stdio: "ignore" });
  const pid = leader.pid ?? 0;
  const members = await eventually("the session has two processes", async () => {
    const found = (await membersOf(pid)) ?? [];
    return found.length === 2 && found;
  });
  onTestFinished(() => killSession(pid));
  return { leader, pid, members };
}

test("a session's members are its leader and every process of it, whatever group it is in", async () => {
  const { pid, members } = await startSession();

  expect(members).toContain(pid);
  expect(members).not.toContain(process.pid);
});

test("when a session was killed, all of it is gone and nothing else", async () => {
  const one = await startSession();
  const other = await startSession();

  const ended = once(one.leader, "exit");
  await killSession(one.pid);
  const [, signal] = await ended;

  expect(signal).toBe("SIGKILL");
  expect(await membersOf(one.pid)).toEqual([]);
  expect(await membersOf(other.pid)).toHaveLength(2);
});

test("what outlives its leader is still ended", async () => {
  const { leader, pid } = await startSession();
  const ended = once(leader, "exit");
  leader.kill("SIGKILL");
  await ended;
  expect(await membersOf(pid)).toHaveLength(1);

  await killSession(pid);

  expect(await membersOf(pid)).toEqual([]);
});

test("killing a session that is over does nothing", async () => {
  const { leader, pid } = await startSession();
  const ended = once(leader, "exit");
  await killSession(pid);
  await ended;

  await expect(killSession(pid)).resolves.toBeUndefined();
});
