import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { beginFirstStart, endFirstStart } from "../../../src/local/databases/first-start.ts";

async function place() {
  const dir = await mkdtemp(join(tmpdir(), "first-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const dataDir = join(dir, "data");
  const write = async (name: string) => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, name), "");
  };
  return { dir, dataDir, write };
}

test("data of a first start that never came to its end are removed", async () => {
  const { dir, dataDir, write } = await place();
  expect(await beginFirstStart(dir, dataDir)).toBe(true);
  await write("half-made");
  expect(await beginFirstStart(dir, dataDir)).toBe(true);
  await expect(readdir(dataDir)).rejects.toThrow(/ENOENT/);
});

test("data of a first start that came to its end stay, whatever starts come after it", async () => {
  const { dir, dataDir, write } = await place();
  await beginFirstStart(dir, dataDir);
  await write("patients");
  await endFirstStart(dir);
  for (let start = 0; start < 2; start += 1) expect(await beginFirstStart(dir, dataDir)).toBe(false);
  expect(await readdir(dataDir)).toEqual(["patients"]);
});

test("data that were there before anybody marked a first start stay", async () => {
  const { dir, dataDir, write } = await place();
  await write("patients");
  expect(await beginFirstStart(dir, dataDir)).toBe(false);
  expect(await readdir(dataDir)).toEqual(["patients"]);
});
