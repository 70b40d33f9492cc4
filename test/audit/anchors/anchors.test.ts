import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Anchor } from "../../../src/audit/anchors/anchor.ts";
import { fileAnchor } from "../../../src/audit/anchors/file.ts";
import { objectStoreAnchor } from "../../../src/audit/anchors/object-store.ts";
import { Checkpoint } from "../../../src/domain/ledger.ts";
import { startObjectStore, storeKeys } from "../../support/object-store.ts";
import { otherStream } from "../support/drafts.ts";
import { chain, checkpointOf, otherSigner } from "../support/exported.ts";

const [one, two, three] = chain(3).map((entry) => checkpointOf(entry));
const stranger = checkpointOf(chain(1, otherStream)[0]);

type Place = { readonly anchor: Anchor; readonly texts: () => Promise<string[]>; readonly break: () => Promise<void> };

async function filePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "anchor-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "deep", "anchors.jsonl");
  return {
    anchor: fileAnchor(file),
    texts: async () => (await readFile(file, "utf8")).split("\n").filter(Boolean),
    // A folder can't be made where a file is.
    break: () => appendFile(join(folder, "deep"), ""),
  };
}

async function objectStorePlace(): Promise<Place> {
  const store = await startObjectStore();
  onTestFinished(store.close);
  return {
    anchor: objectStoreAnchor({ url: "s3://ledgers/of this/one", endpoint: store.endpoint, ...storeKeys }),
    texts: async () => [...store.objects.values()],
    break: async () => store.failWith(503),
  };
}

describe.each([
  { place: "a file", open: filePlace },
  { place: "an object store", open: objectStorePlace },
])("an anchor in $place", ({ open }) => {
  test("keeps the checkpoints of all ledgers as they are", async () => {
    const { anchor, texts } = await open();
    for (const checkpoint of [one, two, stranger]) if (checkpoint) await anchor.write(checkpoint);
    const kept = (await texts()).map((text) => Checkpoint.parse(JSON.parse(text)));
    expect(kept).toEqual([one, two, stranger]);
  });

  test("takes the same one again, and several at once, and loses none", async () => {
    const { anchor, texts } = await open();
    const many = [one, two, three, one, stranger].filter((checkpoint) => checkpoint !== undefined);
    await Promise.all(many.map((checkpoint) => anchor.write(checkpoint)));
    const kept = new Set((await texts()).map((text) => Checkpoint.parse(JSON.parse(text)).signature));
    expect(kept).toEqual(new Set(many.map(({ signature }) => signature)));
  });

  test("rejects when it can't keep one", async () => {
    const place = await open();
    await place.break();
    await expect(place.anchor.write(stranger)).rejects.toThrow();
  });
});

test("a line that a crash left half in the file is not glued to the next one", async () => {
  const folder = await mkdtemp(join(tmpdir(), "anchor-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "anchors.jsonl");
  await appendFile(file, '{"stream":"ho');
  await fileAnchor(file).write(stranger);
  const lines = (await readFile(file, "utf8")).split("\n");
  expect(lines).toEqual(['{"stream":"ho', expect.stringContaining(stranger.signature), ""]);
});

describe("an object store", () => {
  async function open() {
    const store = await startObjectStore();
    onTestFinished(store.close);
    const settings = { url: "s3://ledgers/a/b/", endpoint: store.endpoint, ...storeKeys };
    return { store, settings };
  }

  test("has one object for each checkpoint, named by its ledger and entry", async () => {
    const { store, settings } = await open();
    await objectStoreAnchor(settings).write(stranger);
    await objectStoreAnchor({ ...settings, url: "s3://ledgers" }).write(stranger);
    const name = `${otherStream}/1.json`;
    expect([...store.objects.keys()]).toEqual([`/ledgers/a/b/${name}`, `/ledgers/${name}`]);
  });

  test("never has a checkpoint replaced by another one of the same entry", async () => {
    const { store, settings } = await open();
    const anchor = objectStoreAnchor(settings);
    await anchor.write(stranger);
    const forged = checkpointOf(chain(1, otherStream)[0], otherSigner);
    await expect(anchor.write(forged)).rejects.toThrow("another checkpoint stands at");
    expect([...store.objects.values()].join()).toContain(stranger.signature);
  });

  test("that does not know the key refuses, and the error has no secret in it", async () => {
    const { store, settings } = await open();
    const anchor = objectStoreAnchor({ ...settings, secretAccessKey: "canary-another-secret" });
    const error = await anchor.write(stranger).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain("answered 403");
    expect(JSON.stringify([String(error), error])).not.toContain("canary");
    expect(store.objects.size).toBe(0);
  });

  test.each(["https://ledgers/a", "s3://", "s3://UPPER/a"])("%s is no place in one", (url) => {
    expect(() => objectStoreAnchor({ ...storeKeys, url })).toThrow("s3://bucket/prefix");
  });
});
