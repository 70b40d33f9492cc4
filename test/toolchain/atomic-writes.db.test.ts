import { afterAll, beforeAll, expect, test } from "vitest";
import { type RaceServer, race, startRaceServer } from "./race-server.ts";

type Counter = { _id: string; version: number; count: number };

const rounds = 100;
const writers = 20;
let server: RaceServer;
let clients: Awaited<ReturnType<RaceServer["connect"]>>[];

beforeAll(async () => {
  server = await startRaceServer();
  clients = await Promise.all(Array.from({ length: writers }, () => server.connect()));
});
afterAll(() => server?.stop());

async function fresh(name: string, documents: Counter[]) {
  const [client] = clients;
  if (!client) throw new Error("no client");
  const collection = client.db("race").collection<Counter>(name);
  if (documents.length > 0) await collection.insertMany(documents);
  return collection;
}

function counters(count: number): Counter[] {
  return Array.from({ length: count }, (_, index) => ({ _id: `counter-${index}`, version: 1, count: 0 }));
}

test("of many that compare and set the same document, exactly one wins, every time", async () => {
  await fresh("compare-and-set", counters(rounds));
  for (let round = 0; round < rounds; round += 1) {
    const wins = await race(clients, async (client) => {
      const collection = client.db("race").collection<Counter>("compare-and-set");
      const filter = { _id: `counter-${round}`, version: 1 };
      return (await collection.updateOne(filter, { $set: { version: 2 } })).modifiedCount;
    });
    expect(wins.filter((won) => won === 1)).toHaveLength(1);
  }
});

test("no increment of twenty writers is lost", async () => {
  const collection = await fresh("increments", counters(1));
  await race(clients, async (client) => {
    const mine = client.db("race").collection<Counter>("increments");
    for (let turn = 0; turn < 40; turn += 1) await mine.updateOne({ _id: "counter-0" }, { $inc: { count: 1 } });
  });
  expect(await collection.findOne({ _id: "counter-0" })).toMatchObject({ count: writers * 40 });
});

test("findOneAndUpdate gives every number of a sequence to one caller only", async () => {
  await fresh("sequence", counters(1));
  const numbers = await race(clients, async (client) => {
    const mine = client.db("race").collection<Counter>("sequence");
    const got: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const document = await mine.findOneAndUpdate(
        { _id: "counter-0" },
        { $inc: { count: 1 } },
        { returnDocument: "after" },
      );
      if (document) got.push(document.count);
    }
    return got;
  });
  const expected = Array.from({ length: writers * 20 }, (_, index) => index + 1);
  expect(numbers.flat().sort((a, b) => a - b)).toEqual(expected);
});

test("findOneAndDelete gives every document to one taker only", async () => {
  const collection = await fresh("takers", counters(writers * 10));
  const taken = await race(clients, async (client) => {
    const mine = client.db("race").collection<Counter>("takers");
    const got: string[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      const document = await mine.findOneAndDelete({ version: 1 });
      if (document) got.push(document._id);
    }
    return got;
  });
  expect(new Set(taken.flat()).size).toBe(writers * 10);
  expect(await collection.countDocuments()).toBe(0);
});

test("twenty that each delete one of many leave none behind", async () => {
  const collection = await fresh("deleters", counters(writers * 10));
  const deleted = await race(clients, async (client) => {
    const mine = client.db("race").collection<Counter>("deleters");
    let count = 0;
    for (let turn = 0; turn < 10; turn += 1) count += (await mine.deleteOne({ version: 1 })).deletedCount;
    return count;
  });
  expect(deleted.reduce((sum, count) => sum + count, 0)).toBe(writers * 10);
  expect(await collection.countDocuments()).toBe(0);
});

test("a delete never removes what was changed after it had matched", async () => {
  await fresh("delete-or-change", counters(rounds));
  for (let round = 0; round < rounds; round += 1) {
    const filter = { _id: `counter-${round}`, version: 1 };
    const done = await race(clients, async (client, index) => {
      const mine = client.db("race").collection<Counter>("delete-or-change");
      if (index % 2 === 0) return (await mine.deleteOne(filter)).deletedCount;
      return (await mine.updateOne(filter, { $set: { version: 2 } })).modifiedCount;
    });
    expect(done.filter((count) => count === 1)).toHaveLength(1);
  }
});

test("an update and a findOneAndUpdate of the same version do not both win", async () => {
  await fresh("mixed", counters(rounds));
  for (let round = 0; round < rounds; round += 1) {
    const filter = { _id: `counter-${round}`, version: 1 };
    const wins = await race(clients, async (client, index) => {
      const mine = client.db("race").collection<Counter>("mixed");
      if (index % 2 === 0) return (await mine.updateOne(filter, { $set: { version: 2 } })).modifiedCount === 1;
      return (await mine.findOneAndUpdate(filter, { $set: { version: 2 } })) !== null;
    });
    expect(wins.filter(Boolean)).toHaveLength(1);
  }
});

test("of many upserts of the same new document, exactly one inserts it", async () => {
  const collection = await fresh("upserts", []);
  const upserted = await race(clients, async (client) => {
    const mine = client.db("race").collection<Counter>("upserts");
    const answer = await mine.updateOne({ _id: "counter-0" }, { $inc: { count: 1 } }, { upsert: true });
    return answer.upsertedCount;
  });
  expect(upserted.filter((count) => count === 1)).toHaveLength(1);
  expect(await collection.findOne({ _id: "counter-0" })).toMatchObject({ count: writers });
});
