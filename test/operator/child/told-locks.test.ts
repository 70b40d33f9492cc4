import { expect, test } from "vitest";
import { locksIn } from "../../../src/operator/child/told-locks.ts";

const locked = [
  "code: 255",
  " stdout:",
  " stderr: error: the stack is currently locked by 2 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.",
  "  s3://states/.pulumi/locks/organization/hospital-atlas/st-mary/0f.json: created by root@worker-1 (pid 41) at 2026-11-24T12:00:01Z",
  "  s3://states/.pulumi/locks/organization/hospital-atlas/st-mary/1a.json: created by ana@home@laptop (pid 7) at 2026-11-24T12:00:02+01:00",
  "",
].join("\n");

const folder = "s3://states/.pulumi/locks/organization/hospital-atlas/st-mary";

test("who holds a stack is read from the engine's words, though it says them twice", () => {
  expect(locksIn(`${locked} err?: Error: ${locked}`)).toEqual([
    { file: `${folder}/0f.json`, pid: 41, username: "root", hostname: "worker-1", timestamp: "2026-11-24T12:00:01Z" },
    {
      file: `${folder}/1a.json`,
      pid: 7,
      username: "ana@home",
      hostname: "laptop",
      timestamp: "2026-11-24T12:00:02+01:00",
    },
  ]);
});

test.each([
  "error: a stack named organization/hospital-atlas/st-mary already exists",
  "error: no stack named 'st-mary' found",
])("nobody holds it when the engine says: %s", (words) => {
  expect(locksIn(words)).toEqual([]);
});

test.each(["error: the bucket is away", locked.replace("2 lock(s)", "3 lock(s)")])(
  "what tells of something else is not taken for an answer",
  (words) => {
    expect(() => locksIn(words)).toThrow(words);
  },
);
