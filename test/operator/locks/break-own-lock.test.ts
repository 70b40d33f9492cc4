import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { done, refused } from "../../../src/foundation/errors.ts";
import { breakOwnLock } from "../../../src/operator/locks/break-own-lock.ts";
import { lockFiles } from "../../../src/operator/locks/lock-files.ts";
import { leaveMarker, markerFolder } from "../../../src/operator/locks/marker.ts";
import type { StackLock } from "../../../src/operator/locks/stack-locks.ts";
import { engineProblem } from "../../../src/operator/problems/catalogue.ts";

let folder: string;
let locks: string;
let dead: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "locks-"));
  locks = join(folder, "state", ".pulumi", "locks", "organization", "hospital-atlas", "st-mary");
  await mkdir(locks, { recursive: true });
  const child = spawn(process.execPath, ["-e", ""], { stdio: "ignore" });
  await once(child, "exit");
  dead = child.pid ?? 0;
});
afterEach(() => rm(folder, { recursive: true }));

const begun = "2026-11-24T12:00:00.000Z";
const later = "2026-11-24T12:00:01.123456789Z";

/** Leaves a lock as Pulumi writes it, of our own dead operation unless `changes` say otherwise. */
async function lock(changes: Record<string, unknown> = {}): Promise<void> {
  const content = { pid: dead, username: "ops", hostname: hostname(), timestamp: later, ...changes };
  await writeFile(join(locks, "0f.json"), JSON.stringify(content));
  await writeFile(join(locks, "0f.json.attrs"), "{}");
}

/** Leaves the marker of an operation of ours that is dead. */
function mark(changes: { session?: number; host?: string; startedAt?: string } = {}) {
  return leaveMarker(markers(), { session: dead, host: hostname(), startedAt: begun, ...changes });
}

const markers = () => markerFolder(join(folder, "stacks"), "st-mary");

async function attempt(locks = lockFiles(`file://${folder}/state`, "st-mary")) {
  const answer = await breakOwnLock(locks, markers());
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

test("the lock that a dead operation of ours left is broken, and nothing of it stays", async () => {
  await mark();
  await lock();

  expect(await attempt()).toEqual({ broken: true, holder: null, isOurs: false });
  expect([await readdir(locks), await readdir(markers())]).toEqual([[], []]);
});

describe("a lock is left alone, and its holder is told,", () => {
  test("when no operation of ours is known", async () => {
    await lock();

    expect(await attempt()).toEqual({
      broken: false,
      holder: `ops@${hostname()}, process ${dead}, since 2026-11-24T12:00:01.123Z`,
      isOurs: false,
    });
    expect(await readdir(locks)).toHaveLength(2);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["when its process lives", async () => [await mark(), await lock({ pid: process.pid })]],
    ["when it is of another host", async () => [await mark(), await lock({ hostname: "elsewhere" })]],
    [
      "when it is older than our operation",
      async () => [await mark(), await lock({ timestamp: "2026-11-24T11:59:59Z" })],
    ],
    ["when our operation ran on another host", async () => [await mark({ host: "elsewhere" }), await lock()]],
    ["when it says nothing", async () => [await mark(), await writeFile(join(locks, "0f.json"), "")]],
  ])("%s", async (_when, leave) => {
    await leave();
    const before = [await readdir(locks), await readdir(markers())];

    expect(await attempt()).toEqual({
      broken: false,
      holder: expect.stringMatching(/process|somebody/),
      isOurs: false,
    });
    expect([await readdir(locks), await readdir(markers())]).toEqual(before);
  });

  test("when anything of our operation lives", async () => {
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"], { stdio: "ignore", detached: true });
    try {
      await mark({ session: child.pid ?? 0 });
      await lock();

      expect((await attempt()).broken).toBe(false);
      expect(await readdir(markers())).toHaveLength(1);
    } finally {
      child.kill("SIGKILL");
    }
  });
});

test("a marker that is older than a lock of somebody else does not outlive the look at a free stack", async () => {
  await mark();

  expect(await attempt()).toEqual({ broken: false, holder: null, isOurs: false });
  expect(await readdir(markers())).toEqual([]);
});

describe("a storage that takes away all locks or none", () => {
  const own = () => ({
    id: "own",
    lock: { pid: dead, username: "ops", hostname: hostname(), timestamp: new Date(later) },
  });
  const other = { id: "other" };

  function storage(held: readonly StackLock[]) {
    const seen = { looks: 0, removals: 0 };
    const list = async () => {
      seen.looks += 1;
      return done(seen.removals > 0 ? [] : held);
    };
    const remove = async () => {
      seen.removals += 1;
      return done(undefined);
    };
    return { seen, locks: { list, remove, allOrNone: true, isCostly: true } };
  }

  test("is freed of what our dead operation left", async () => {
    await mark();
    const { locks, seen } = storage([own()]);

    expect(await attempt(locks)).toEqual({ broken: true, holder: null, isOurs: false });
    expect(seen.removals).toBe(1);
    expect(await readdir(markers())).toEqual([]);
  });

  test("keeps all where one of them is not ours", async () => {
    await mark();
    const { locks, seen } = storage([own(), other]);

    expect(await attempt(locks)).toEqual({ broken: false, holder: expect.stringContaining("somebody"), isOurs: false });
    expect(seen.removals).toBe(0);
    expect(await readdir(markers())).toHaveLength(1);
  });

  test("is not asked while nothing of ours has died", async () => {
    const { locks, seen } = storage([own()]);

    expect(await attempt(locks)).toEqual({ broken: false, holder: null, isOurs: false });
    expect(seen).toEqual({ looks: 0, removals: 0 });
  });

  test("that does not answer refuses, and everything stays for the next attempt", async () => {
    await mark();
    const { locks } = storage([own()]);
    const problem = engineProblem("engine_failed", "the bucket is away");

    expect(await breakOwnLock({ ...locks, list: async () => refused(problem) }, markers())).toEqual(refused(problem));
    expect(await breakOwnLock({ ...locks, remove: async () => refused(problem) }, markers())).toEqual(refused(problem));
    expect(await readdir(markers())).toHaveLength(1);
  });
});
