import type { Collection } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RaceServer, startRaceServer } from "./race-server.ts";

type Item = { _id: string; version: number; mark: string };

const documents = 10_000;
let server: RaceServer;
let items: Collection<Item>;

beforeAll(async () => {
  server = await startRaceServer();
  items = (await server.connect()).db("find").collection<Item>("items");
  const all = Array.from({ length: documents }, (_, index) => ({ _id: id(index), version: index, mark: "x" }));
  await items.insertMany(all);
});
afterAll(() => server?.stop());

function id(index: number): string {
  return `<item> & "número" ${index}`;
}

async function medianMs(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const started = performance.now();
    await act();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[4] ?? 0;
}

test("a filter by _id and another field finds the document, whatever characters its _id has", async () => {
  expect(await items.findOne({ _id: id(77), version: 77 })).toEqual({ _id: id(77), version: 77, mark: "x" });
  expect(await items.findOne({ _id: id(77), version: 78 })).toBeNull();
});

test("a filter by _id and another field reads no more than that document", async () => {
  const byId = await medianMs(() => items.findOne({ _id: id(5_000), version: 5_000 }));
  const byScan = await medianMs(() => items.findOne({ mark: "y" }));
  expect(byId).toBeLessThan(byScan / 5);
});

test("a compare-and-set takes as long in a full collection as in an empty one", async () => {
  const byId = await medianMs(() => items.updateOne({ _id: id(6_000), version: 6_000 }, { $set: { mark: "x" } }));
  const byScan = await medianMs(() => items.findOne({ mark: "y" }));
  expect(byId).toBeLessThan(byScan / 5);
});

test("the plan of a filter by _id and another field searches the index", async () => {
  const plan = JSON.stringify(await items.find({ _id: id(5), version: 5 }).explain());
  expect(plan).not.toMatch(/COLLSCAN|detail=SCAN/);
});
