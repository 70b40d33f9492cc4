import { expect } from "vitest";
import { isAlive } from "../../../toolchain/setup/cache.mjs";
import { lastWords, run } from "../../../toolchain/setup/run.mjs";
import { putProgram } from "../support/programs.ts";
import { test } from "../support/temp-folder.ts";

const { env } = process;
const limitMs = 20_000;

test("what a program printed and how it ended comes back", async () => {
  const ended = await run("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"], { env, limitMs });
  expect(ended).toEqual({ code: 3, stdout: "out\n", stderr: "err\n", timedOut: false });
  expect(lastWords(ended)).toBe("err");
});

test("a program that can't be started is a failure with its reason, not an exception", async ({ folder }) => {
  const ended = await run(`${folder}/none`, [], { env, limitMs });
  expect(ended.code).toBe(127);
  expect(lastWords(ended)).toContain("ENOENT");
});

test("a program that runs out of time is ended with all that it started", async ({ folder }) => {
  const script = 'sleep 600 & echo "$!"; wait';
  const ended = await run(putProgram(folder, "slow", script), [], { env, limitMs: 500 });
  expect(ended.timedOut).toBe(true);
  expect(lastWords(ended)).toBe("no answer in time");
  await expect.poll(() => isAlive(Number(ended.stdout)), { timeout: 20_000 }).toBe(false);
});
