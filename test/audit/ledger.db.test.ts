import { describe, expect, test } from "vitest";
import type { Repositories } from "../../src/database/index.ts";
import type { LedgerDraft } from "../../src/domain/ledger.ts";
import { canonicalJson } from "../../src/foundation/canonical-json.ts";
import { useDatabaseServer } from "../support/master-database.ts";
import { draft, otherStream, stream } from "./support/drafts.ts";
import { chain } from "./support/exported.ts";
import { openTestLedger, type TestLedger, testAnchor } from "./support/test-ledger.ts";

const server = useDatabaseServer();

/** What BSON on the embedded server can carry in an outbox. */
function carried(number: number, changes: Partial<LedgerDraft> = {}): LedgerDraft {
  return draft(number, { data: { number, list: ["a"], none: null }, ...changes });
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

async function idsIn({ ledger }: TestLedger, of = stream): Promise<string[]> {
  return (await ledger.page(of, { after: 0, limit: 1_000 })).map(({ id }) => id);
}

async function fill(test: TestLedger, count: number): Promise<void> {
  for (const number of numbers(count)) await test.ledger.append(draft(number));
}

async function expectIntact({ ledger }: TestLedger, entries: number): Promise<void> {
  expect(await ledger.verify(stream)).toMatchObject({ ok: true, entries });
}

describe("append", () => {
  test("writes entry after entry, whatever their facts are called, and each once", async () => {
    const opened = await openTestLedger(server);
    await fill(opened, 3);
    expect(await opened.ledger.append(draft(2))).toMatchObject({ sequence: 2, id: "draft-2" });
    const [entry] = await opened.ledger.page(stream, { after: 2, limit: 5 });
    expect(entry).toMatchObject({ sequence: 3, at: "2026-01-01T00:00:03.000Z", data: draft(3).data });
    await expectIntact(opened, 3);
  });

  test("by many at once leaves neither gap nor double", async () => {
    const opened = await openTestLedger(server);
    const ledgers = numbers(4).map(() => opened.beside(opened.repositories));
    await Promise.all(
      ledgers.flatMap((ledger, worker) =>
        numbers(15).flatMap((number) => [
          ledger.append(draft(number)),
          ledger.append(draft(100 * (worker + 1) + number)),
          ledger.append(draft(number, { id: `${worker} ${number}`, stream: otherStream })),
        ]),
      ),
    );
    expect(new Set(await idsIn(opened)).size).toBe(75);
    await expectIntact(opened, 75);
    expect(await opened.ledger.verify(otherStream)).toMatchObject({ ok: true, entries: 60 });
  });

  test("finds the end without its hint, and with one that lies", async () => {
    const opened = await openTestLedger(server);
    await fill(opened, 11);
    const heads = opened.db.collection<{ _id: string; sequence: number }>("ledger_heads");
    await heads.deleteMany({});
    await opened.ledger.append(draft(12));
    for (const [index, sequence] of [3, 9_000, -1].entries()) {
      await heads.updateOne({ _id: stream }, { $set: { sequence } });
      await opened.ledger.append(draft(13 + index));
    }
    await expectIntact(opened, 15);
  });

  test("refuses a draft that another ledger has", async () => {
    const opened = await openTestLedger(server);
    await fill(opened, 1);
    await expect(opened.ledger.append(draft(1, { stream: otherStream }))).rejects.toThrow("another ledger");
  });
});

describe("relay", () => {
  test("moves what a document has to tell, in order, into the ledgers it belongs to", async () => {
    const opened = await openTestLedger(server);
    await opened.carry("run", [carried(2), carried(1), carried(3, { stream: otherStream })]);
    await opened.ledger.relay("runs", "run");
    expect(await idsIn(opened)).toEqual(["draft-2", "draft-1"]);
    expect(await idsIn(opened, otherStream)).toEqual(["draft-3"]);
    expect(await opened.outboxOf("run")).toEqual([]);
    await opened.ledger.relay("runs", "no such run");
  });

  test("four at once over the same documents, beside appends, double and lose nothing", async () => {
    const opened = await openTestLedger(server);
    const runs = numbers(6).map((run) => `run-${run}`);
    for (const [index, run] of runs.entries()) {
      await opened.carry(
        run,
        numbers(5).map((number) => carried(10 * (index + 1) + number)),
      );
    }
    const relays = numbers(4).map(() => opened.beside(opened.repositories));
    await Promise.all([
      ...relays.flatMap((ledger) => runs.map((run) => ledger.relay("runs", run))),
      ...numbers(10).map((number) => opened.ledger.append(draft(1_000 + number))),
    ]);
    const ids = await idsIn(opened);
    expect(new Set(ids).size).toBe(40);
    for (const [index, run] of runs.entries()) {
      const wanted = numbers(5).map((number) => `draft-${10 * (index + 1) + number}`);
      expect(ids.filter((id) => wanted.includes(id))).toEqual(wanted);
      expect(await opened.outboxOf(run)).toEqual([]);
    }
    await expectIntact(opened, 40);
  });

  test("after a crash between writing and settling, writes nothing twice and tells the rest", async () => {
    const opened = await openTestLedger(server);
    const { repositories } = opened;
    await opened.carry(
      "run",
      numbers(3).map((number) => carried(number)),
    );
    let settled = 0;
    const settle: Repositories["outbox"]["settle"] = async (...given) => {
      settled += 1;
      if (settled === 2) throw new Error("crashed");
      await repositories.outbox.settle(...given);
    };
    const dying = opened.beside({ ...repositories, outbox: { ...repositories.outbox, settle } });
    await expect(dying.relay("runs", "run")).rejects.toThrow("crashed");
    expect(await opened.outboxOf("run")).toEqual(["draft-2", "draft-3"]);
    await opened.ledger.relayAll();
    expect(await idsIn(opened)).toEqual(["draft-1", "draft-2", "draft-3"]);
    expect(await opened.outboxOf("run")).toEqual([]);
    await expectIntact(opened, 3);
  });

  test("of everything goes on behind a document that it can't relay, and logs that one", async () => {
    const opened = await openTestLedger(server);
    await opened.carry("bad", [{ ...carried(1), stream: otherStream }]);
    await opened.ledger.append(draft(1));
    await opened.db.collection("runs").updateOne({}, { $set: { "outbox.0.action": "no.such.action" } });
    await opened.carry("good", [carried(2)]);
    await opened.ledger.relayAll();
    expect(await idsIn(opened)).toEqual(["draft-1", "draft-2"]);
    expect(opened.logged()).toContain('"id":"bad"');
  });
});

describe("checkpoint", () => {
  test("signs the head once, and hands it to every anchor", async () => {
    const [one, other] = [testAnchor("one"), testAnchor("other")];
    const opened = await openTestLedger(server, [one.anchor, other.anchor]);
    expect(await opened.ledger.checkpoint(stream)).toBeNull();
    await fill(opened, 2);
    const first = await opened.ledger.checkpoint(stream);
    expect(await opened.ledger.checkpoint(stream)).toEqual(first);
    await opened.ledger.append(draft(3));
    const second = await opened.ledger.checkpoint(stream);
    expect([first?.sequence, second?.sequence]).toEqual([2, 3]);
    expect(one.kept).toEqual([first, second]);
    expect(other.kept).toEqual([first, second]);
    expect(await opened.ledger.verify(stream)).toMatchObject({ ok: true, checkpoints: 2, signedUpTo: 3 });
  });

  test("by many at once makes one", async () => {
    const opened = await openTestLedger(server);
    await fill(opened, 2);
    const made = await Promise.all(numbers(6).map(() => opened.beside(opened.repositories).checkpoint(stream)));
    expect(new Set(made.map((checkpoint) => checkpoint?.signature)).size).toBe(1);
    expect(await opened.ledger.verify(stream)).toMatchObject({ ok: true, checkpoints: 1 });
  });

  test("that an anchor did not take is handed to it later, all that it missed", async () => {
    const [well, ill] = [testAnchor("well"), testAnchor("ill")];
    const opened = await openTestLedger(server, [well.anchor, ill.anchor]);
    ill.state.fails = true;
    await fill(opened, 1);
    const first = await opened.ledger.checkpoint(stream);
    await opened.ledger.append(draft(2));
    const second = await opened.ledger.checkpoint(stream);
    expect(opened.logged()).toContain("the anchor is away");
    ill.state.fails = false;
    await opened.ledger.checkpoint(stream);
    expect(ill.kept).toEqual([second]);
    await opened.ledger.relayAll();
    expect(ill.kept).toEqual([second, first]);
    await opened.ledger.relayAll();
    expect(ill.kept).toHaveLength(2);
    expect(well.kept).toEqual([first, second]);
  });
});

describe("what was changed in the database", () => {
  async function changed(change: (opened: TestLedger) => Promise<unknown>) {
    const opened = await openTestLedger(server);
    await fill(opened, 4);
    await opened.ledger.checkpoint(stream);
    await opened.ledger.append(draft(5));
    await change(opened);
    return opened;
  }
  const entriesOf = ({ db }: TestLedger) => db.collection<{ _id: string; text: string }>("ledger");
  async function edit(opened: TestLedger, sequence: number) {
    const entry = await entriesOf(opened).findOne({ _id: `${stream}:${sequence}` });
    const text = entry?.text.replace("run.requested", "run.confirmed");
    await entriesOf(opened).updateOne({ _id: `${stream}:${sequence}` }, { $set: { text } });
  }

  test("is found by verify: an edited, a removed and a garbled entry", async () => {
    const edited = await changed((opened) => edit(opened, 2));
    expect(await edited.ledger.verify(stream)).toMatchObject({ ok: false, what: "entry 2" });
    const removed = await changed((opened) => entriesOf(opened).deleteOne({ _id: `${stream}:3` }));
    expect(await removed.ledger.verify(stream)).toMatchObject({ ok: false, what: "entry 3" });
    const garbled = await changed((opened) =>
      entriesOf(opened).updateOne({ _id: `${stream}:1` }, { $set: { text: "{\n" } }),
    );
    expect(await garbled.ledger.verify(stream)).toMatchObject({ ok: false, sequence: 1 });
  });

  test("at the end, behind which a checkpoint was left, is found by verify", async () => {
    const cut = await changed((opened) => entriesOf(opened).deleteMany({ _id: { $gt: `${stream}:3` } }));
    expect(await cut.ledger.verify(stream)).toMatchObject({ ok: false, what: "entry 4", entries: 3 });
    await expect(cut.ledger.checkpoint(stream)).rejects.toThrow("ledger_broken");
  });

  test.each([4, 5])("is not signed any further: entry %i", async (sequence) => {
    const opened = await changed((given) => edit(given, sequence));
    await expect(opened.ledger.checkpoint(stream)).rejects.toThrow("ledger_broken");
  });
});

test("what is exported as CSV is what is in the ledger", async () => {
  const opened = await openTestLedger(server);
  await fill(opened, 2);
  let text = "";
  for await (const piece of opened.ledger.exportCsv(stream)) text += piece;
  expect(text.split("\r\n").map((line) => line.split(",")[0])).toEqual(["sequence", "1", "2", ""]);
});

test("a long ledger is exported in order too", async () => {
  const opened = await openTestLedger(server);
  const entries = chain(2_050);
  const documents = entries.map((entry) => ({
    _id: `${stream}:${entry.sequence}`,
    draftId: entry.id,
    stream,
    sequence: entry.sequence,
    text: canonicalJson(entry),
  }));
  await opened.db.collection<{ _id: string }>("ledger").insertMany(documents.reverse());
  await expectIntact(opened, 2_050);
});
