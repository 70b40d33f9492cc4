import { mkdtemp, realpath, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test as base } from "vitest";

/** A test with a folder of its own, removed afterwards. */
export const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures from the pattern.
  folder: async ({}, use) => {
    const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), "toolchain-")));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});
