import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCheckpoint } from "../../../src/operator/state/checkpoint.ts";
import { clusterType, urnOf } from "../support/events.ts";

let folder: string;
let stacks: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "checkpoint-"));
  stacks = join(folder, ".pulumi", "stacks", "hospital-atlas");
  await mkdir(stacks, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const read = () => readCheckpoint(`file://${folder}`, "st-mary");
const withResource = (name: string) => {
  const resources = [{ urn: urnOf(name), type: clusterType }];
  return JSON.stringify({ version: 3, checkpoint: { stack: "st-mary", latest: { manifest: {}, resources } } });
};

async function write(name: string, bytes: string | Buffer, atSeconds: number): Promise<void> {
  await writeFile(join(stacks, name), bytes);
  await utimes(join(stacks, name), atSeconds, atSeconds);
}

test("a stack without a file is none", async () => {
  expect(await read()).toBeUndefined();
});

test("a stack that was just made is empty", async () => {
  await write("st-mary.json", JSON.stringify({ version: 3, checkpoint: { stack: "st-mary" } }), 1);

  expect(await read()).toEqual({});
});

test("a zipped state is read as a plain one, and the newer of two counts", async () => {
  await write("st-mary.json", withResource("plain"), 1);
  await write("st-mary.json.gz", gzipSync(withResource("zipped")), 2);
  expect((await read())?.resources?.[0]?.urn).toBe(urnOf("zipped"));

  await write("st-mary.json", withResource("plain"), 3);
  expect((await read())?.resources?.[0]?.urn).toBe(urnOf("plain"));
});

test.each([
  ["is cut off", '{"version":3,"check'],
  ["is of a version that we do not know", '{"version":4,"checkpoint":{}}'],
])("a file that %s is broken machinery, not an empty state", async (_how, text) => {
  await write("st-mary.json", text, 1);

  await expect(read()).rejects.toThrow();
});
