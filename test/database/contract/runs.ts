import { describe, expect, test } from "vitest";
import type { HospitalId } from "../../../src/domain/hospitals.ts";
import { someRun } from "../../support/run.ts";
import { keptHospital, note, type Open, times } from "./opened.ts";

export function runsContract(open: Open): void {
  async function opened() {
    const repositories = await open();
    const { id } = await keptHospital(repositories);
    return { ...repositories, hospitalId: id };
  }

  describe("runs", () => {
    test("come back as they were kept, and what is done to an answer changes nothing that is kept", async () => {
      const { runs, hospitalId } = await opened();
      const run = someRun(hospitalId, { outbox: [note("a")], change: { accessList: [{ address: "10.0.0.1" }] } });
      await runs.insert(run, 1);
      const found = await runs.find(run.id);
      expect(found).toEqual(run);
      found?.outbox.pop();
      expect(await runs.find(run.id)).toEqual(run);
      expect(await runs.find("run_nobody")).toBeNull();
    });

    test("are kept once, whoever keeps them again", async () => {
      const { runs, hospitalId } = await opened();
      const run = someRun(hospitalId);
      const kept = await Promise.all(times(6, () => runs.insert(run, 1)));
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await runs.insert({ ...run, reason: "another" }, 2)).toBe(false);
      expect(await runs.find(run.id)).toEqual(run);
      expect((await runs.page(hospitalId, 2, 9)).runs).toEqual([run]);
    });

    test("are written by one of many who saw the same version", async () => {
      const { runs, hospitalId } = await opened();
      const run = someRun(hospitalId);
      await runs.insert(run, 1);
      const saved = await Promise.all(
        times(8, (index) => runs.save({ ...run, version: 2, reason: `writer ${index}` })),
      );
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect((await runs.find(run.id))?.reason).toBe(`writer ${saved.indexOf(true)}`);
    });

    test("are not written by who saw an older version, or by who skips one, or if they are not there", async () => {
      const { runs, hospitalId } = await opened();
      const run = someRun(hospitalId, { version: 4 });
      expect(await runs.save({ ...run, version: 5 })).toBe(false);
      await runs.insert(run, 1);
      expect(await runs.save({ ...run, version: 4 })).toBe(false);
      expect(await runs.save({ ...run, version: 6 })).toBe(false);
      expect(await runs.save({ ...run, version: 5, status: "canceled" })).toBe(true);
      expect(await runs.find(run.id)).toEqual({ ...run, version: 5, status: "canceled" });
    });

    test("are open until they are closed, or taken back", async () => {
      const { runs, hospitalId } = await opened();
      const [one, two, three] = [someRun(hospitalId), someRun(hospitalId), someRun(hospitalId)];
      await Promise.all([one, two, three].map((run, index) => runs.insert(run, index + 1)));
      await runs.close(two.id);
      await runs.close(two.id);
      await runs.remove(three.id);
      expect(await runs.open()).toEqual([one.id]);
      expect(await runs.find(two.id)).toEqual(two);
      expect(await runs.find(three.id)).toBeNull();
      await runs.save({ ...two, version: 2 });
      await runs.remove(two.id);
      expect(await runs.find(two.id)).toMatchObject({ version: 2 });
    });

    for (const [count, limit] of [
      [0, 5],
      [1, 5],
      [50, 7],
      [101, 20],
      [103, 50],
    ] as const) {
      test(`${count} of them come in pages of ${limit}, newest first, each once`, async () => {
        const { runs, hospitalId } = await opened();
        const ids = await keep(runs, hospitalId, count);
        expect(await pages(runs, hospitalId, count, limit)).toEqual(ids.reverse());
      });
    }

    test("of another hospital, or taken back, are on no page", async () => {
      const repositories = await opened();
      const { runs, hospitalId } = repositories;
      const other = await keptHospital(repositories);
      const ids = await keep(runs, hospitalId, 55);
      await keep(runs, other.id, 55);
      const [gone] = ids.splice(51, 1);
      if (gone) await runs.remove(gone);
      expect(await pages(runs, hospitalId, 55, 10)).toEqual(ids.reverse());
    });

    test("may be begun on a page anywhere", async () => {
      const { runs, hospitalId } = await opened();
      const ids = await keep(runs, hospitalId, 60);
      const page = await runs.page(hospitalId, 52, 3);
      expect(page.runs.map(({ id }) => id)).toEqual([ids[51], ids[50], ids[49]]);
      expect(page.next).toBe(49);
      expect(await runs.page(hospitalId, 0, 3)).toEqual({ runs: [], next: null });
    });
  });
}

type Runs = Awaited<ReturnType<Open>>["runs"];

/** Kept at once, as many askers would. */
async function keep(runs: Runs, hospitalId: HospitalId, count: number) {
  const all = times(count, () => someRun(hospitalId));
  await Promise.all(all.map((run, index) => runs.insert(run, index + 1)));
  return all.map(({ id }) => id);
}

async function pages(runs: Runs, hospitalId: HospitalId, from: number, limit: number) {
  const seen: string[] = [];
  let next: number | null = from;
  while (next !== null) {
    const page = await runs.page(hospitalId, next, limit);
    expect(page.runs.length).toBeLessThanOrEqual(limit);
    seen.push(...page.runs.map(({ id }) => id));
    next = page.next;
  }
  return seen;
}
