import { describe, expect, test } from "vitest";
import { emptyLedger, entryAfter } from "../../../src/audit/entry.ts";
import type { Repositories } from "../../../src/database/index.ts";
import type { LedgerEntry } from "../../../src/domain/ledger.ts";
import { draft, otherStream, stream } from "../../audit/support/drafts.ts";
import { checkpointOf } from "../../audit/support/exported.ts";
import { someRun } from "../../support/run.ts";
import { keptHospital, note, type Open, times } from "./opened.ts";

export function ledgerContract(open: Open): void {
  describe("a ledger", () => {
    test("has each place once and each draft once, and comes back as it was hashed", async () => {
      const { ledger } = await open();
      const [first, second] = await written(ledger, 2);
      const rival = entryAfter(emptyLedger, draft(9));
      expect(await ledger.insert(rival)).toBe("taken");
      expect(await ledger.insert(first)).toBe("known");
      expect(await ledger.insert(entryAfter(second, draft(1)))).toBe("known");
      expect(await ledger.page(stream, 0, 10)).toEqual([first, second]);
      expect(await ledger.head(stream)).toEqual(second);
      expect(await ledger.ofDraft(stream, "draft-1")).toEqual(first);
      expect(await ledger.ofDraft(otherStream, "draft-1")).toBeNull();
      expect(await ledger.head(otherStream)).toBeNull();
    });

    test("gives a place to one of many", async () => {
      const { ledger } = await open();
      const rivals = times(8, (index) => entryAfter(emptyLedger, draft(index)));
      const answers = await Promise.all(rivals.map((entry) => ledger.insert(entry)));
      expect(answers.filter((answer) => answer === "written")).toHaveLength(1);
      expect(await ledger.head(stream)).toEqual(rivals[answers.indexOf("written")]);
    });

    test("is read in pages and as a whole, in order", async () => {
      const { ledger } = await open();
      const entries = await written(ledger, 40);
      expect(await ledger.page(stream, 17, 20)).toEqual(entries.slice(17, 37));
      expect(await ledger.texts(stream, 39, 5)).toHaveLength(1);
      const all: string[] = [];
      for await (const text of ledger.allTexts(stream, 39)) all.push(text);
      expect(all.map((text) => JSON.parse(text).sequence)).toEqual(times(39, (index) => index + 1));
    });

    test("keeps one checkpoint of an entry, and knows the last and what anchors wait for", async () => {
      const { ledger, checkpoints } = await open();
      const [first, second] = await written(ledger, 2);
      const [early, late] = [checkpointOf(first), checkpointOf(second)];
      await checkpoints.keep(late, ["file"]);
      await checkpoints.keep(early, ["file", "store"]);
      expect((await checkpoints.keep({ ...late, signature: "another" }, [])).checkpoint).toEqual(late);
      expect((await checkpoints.last(stream))?.checkpoint).toEqual(late);
      expect(await checkpoints.ofStream(stream)).toEqual([early, late]);
      await checkpoints.markAnchored(early, "file");
      await checkpoints.markAnchored(late, "file");
      expect(await checkpoints.waiting(10)).toEqual([{ checkpoint: early, waitsFor: ["store"] }]);
      expect(await checkpoints.last(otherStream)).toBeNull();
    });
  });

  describe("an outbox", () => {
    test("is settled in order, by what stands first, and doing it again takes nothing else", async () => {
      const { runs, outbox, ...rest } = await open();
      const { id: hospitalId } = await keptHospital({ runs, outbox, ...rest });
      const run = someRun(hospitalId, { outbox: [note("a"), note("b"), note("c")] });
      await runs.insert(run, 1);
      await outbox.settle("runs", run.id, ["b"]);
      expect(await outbox.pending("runs", run.id)).toHaveLength(3);
      await outbox.settle("runs", run.id, ["a", "b"]);
      await outbox.settle("runs", run.id, ["a"]);
      expect(await outbox.pending("runs", run.id)).toEqual([note("c")]);
      expect((await runs.find(run.id))?.version).toBe(run.version);
      expect(await outbox.waiting("runs", 10)).toEqual([run.id]);
      await outbox.settle("runs", run.id, ["c"]);
      expect(await outbox.waiting("runs", 10)).toEqual([]);
      expect(await outbox.pending("runs", "run_nobody")).toEqual([]);
    });

    test("loses nothing and keeps nothing that was settled, also when a run is written meanwhile", async () => {
      const { runs, outbox, ...rest } = await open();
      const { id: hospitalId } = await keptHospital({ runs, outbox, ...rest });
      const run = someRun(hospitalId, { outbox: [note("a")] });
      await runs.insert(run, 1);
      const seen = await runs.find(run.id);
      if (!seen) throw new Error("the run is gone");
      await outbox.settle("runs", run.id, ["a"]);
      const saved = await runs.save({ ...seen, version: 2, outbox: [...seen.outbox, note("b")] });
      expect(saved).toBe(true);
      const left = (await outbox.pending("runs", run.id)).map(({ id }) => id);
      expect(left).toContain("b");
    });
  });
}

async function written(ledger: Repositories["ledger"], count: number): Promise<[LedgerEntry, LedgerEntry]> {
  const entries: LedgerEntry[] = [];
  for (let number = 1; number <= count; number += 1) {
    const entry = entryAfter(entries.at(-1) ?? emptyLedger, draft(number));
    expect(await ledger.insert(entry)).toBe("written");
    entries.push(entry);
  }
  return entries as [LedgerEntry, LedgerEntry];
}
