import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { cacheFolder, clearDrafts, digest, publish, toolFolder } from "../../../toolchain/setup/cache.mjs";
import { test } from "../support/temp-folder.ts";

test("the cache is where the person wants it", () => {
  expect(cacheFolder({ CHAKRAVUE_CACHE: "/disk/tools", XDG_CACHE_HOME: "/disk/caches" })).toBe("/disk/tools");
  expect(cacheFolder({ XDG_CACHE_HOME: "/disk/caches", HOME: "/home/eva" })).toBe("/disk/caches/chakravue-operator");
  expect(cacheFolder({ XDG_CACHE_HOME: "relative", HOME: "/home/eva" })).toBe("/home/eva/.cache/chakravue-operator");
});

test("another version or another recipe of a tool is another folder", () => {
  const folders = [
    toolFolder("/cache", "tool", "1.0"),
    toolFolder("/cache", "tool", "1.1"),
    toolFolder("/cache", "tool", "1.0", ["a", "b"]),
    toolFolder("/cache", "tool", "1.0", ["ab"]),
  ];
  expect(new Set(folders).size).toBe(4);
  expect(digest(["a", "b"])).not.toBe(digest(["ab", ""]));
});

test("a tool appears only when it is whole", async ({ folder }) => {
  const tool = path.join(folder, "tool", "1.0");
  await publish(folder, tool, async (draft) => {
    await writeFile(path.join(draft, "program"), "half");
    expect(existsSync(tool)).toBe(false);
    await writeFile(path.join(draft, "program"), "whole");
    return undefined;
  });
  expect(await readFile(path.join(tool, "program"), "utf8")).toBe("whole");
});

test("of a tool that could not be made, nothing stays behind", async ({ folder }) => {
  const tool = path.join(folder, "tool", "1.0");
  expect(await publish(folder, tool, async () => "no compiler")).toBe("no compiler");
  await expect(publish(folder, tool, () => Promise.reject(new Error("disk full")))).rejects.toThrow("disk full");
  expect(existsSync(tool)).toBe(false);
  expect(await readdir(path.join(folder, "drafts"))).toEqual([]);
});

test("of two that make the same tool, one is kept and both succeed", async ({ folder }) => {
  const tool = path.join(folder, "tool", "1.0");
  const make = async (draft: string) => {
    await writeFile(path.join(draft, "program"), "whole");
    return undefined;
  };
  expect(await Promise.all([publish(folder, tool, make), publish(folder, tool, make)])).toEqual([undefined, undefined]);
  expect(await readdir(tool)).toEqual(["program"]);
  expect(await readdir(path.join(folder, "drafts"))).toEqual([]);
});

test("the drafts of an interrupted set-up are cleared, those of a running one are not", async ({ folder }) => {
  const noSuchProcess = 2 ** 22 + 1;
  for (const owner of [noSuchProcess, process.pid, process.ppid]) {
    await mkdir(path.join(folder, "drafts", `${owner}-abc`), { recursive: true });
  }
  await clearDrafts(folder);
  expect((await readdir(path.join(folder, "drafts"))).sort()).toEqual(
    [`${process.pid}-abc`, `${process.ppid}-abc`].sort(),
  );
});
