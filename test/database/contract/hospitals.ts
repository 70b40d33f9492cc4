import { describe, expect, test } from "vitest";
import { someHospital } from "../../support/some-hospital.ts";
import { at, keptHospital, later, note, type Open, times } from "./opened.ts";

const free = { from: "active", to: "active", alone: false } as const;

export function hospitalsContract(open: Open): void {
  describe("hospitals", () => {
    test("come back as they were kept, and what is done to an answer changes nothing that is kept", async () => {
      const repositories = await open();
      const kept = await keptHospital(repositories, { outbox: [note("a")] });
      const found = await repositories.hospitals.find(kept.id);
      expect(found).toEqual(kept);
      found?.queue.push("run_x");
      expect(await repositories.hospitals.find(kept.id)).toEqual(kept);
      expect(await repositories.hospitals.find("hosp_nobody")).toBeNull();
    });

    test("share no slug: of many at once with the same one, one is kept", async () => {
      const { hospitals } = await open();
      const all = times(8, () => someHospital({ slug: "the-same" }));
      const kept = await Promise.all(all.map((hospital) => hospitals.insert(hospital)));
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await hospitals.page(10)).toHaveLength(1);
    });

    test("come in pages, newest first, those of one moment too, and in one reading, each once", async () => {
      const repositories = await open();
      const kept = await Promise.all(
        times(7, (index) => keptHospital(repositories, { createdAt: later(Math.floor(index / 3)) })),
      );
      const seen: string[] = [];
      let last: { createdAt: Date; id: string } | undefined;
      for (;;) {
        const page = await repositories.hospitals.page(2, last);
        if (page.length === 0) break;
        seen.push(...page.map(({ id }) => id));
        last = page.at(-1);
      }
      const newestFirst = kept.sort(
        (one, other) => other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1),
      );
      expect(seen).toEqual(newestFirst.map(({ id }) => id));
      const inOne = await repositories.hospitals.all();
      expect(inOne.map(({ id }) => id).sort()).toEqual(seen.sort());
    });

    test("take a run that nobody asked for, once, into an empty queue, and only if no run was asked for since", async () => {
      const repositories = await open();
      const { hospitals } = repositories;
      const seen = await keptHospital(repositories, { status: "provisioning", runCount: 4 });
      const { id } = seen;
      expect(await hospitals.enqueueNext({ ...seen, status: "active" }, "run_a")).toBeNull();
      const taken = await Promise.all(times(6, (index) => hospitals.enqueueNext(seen, `run_${index}`)));
      const winner = taken.findIndex(Boolean);
      expect(taken.filter(Boolean)).toMatchObject([{ queue: [`run_${winner}`], runCount: 5 }]);
      expect(await hospitals.enqueueNext({ ...seen, runCount: 5 }, "run_b")).toBeNull();
      const free = await hospitals.dequeue(id, `run_${winner}`);
      expect(await hospitals.enqueueNext(seen, "run_b")).toBeNull();
      await hospitals.countRun(id);
      expect(free && (await hospitals.enqueueNext(free, "run_b"))).toBeNull();
      expect(free && (await hospitals.enqueueNext({ ...free, runCount: 6 }, "run_b"))?.queue).toEqual(["run_b"]);
    });

    test("count runs without giving a number out twice", async () => {
      const repositories = await open();
      const { id } = await keptHospital(repositories);
      const numbers = await Promise.all(times(12, () => repositories.hospitals.countRun(id)));
      expect(numbers.sort((one, other) => one - other)).toEqual(times(12, (index) => index + 1));
    });

    test("queue runs in the order of their coming, while the status is what it was thought to be", async () => {
      const repositories = await open();
      const { hospitals } = repositories;
      const { id } = await keptHospital(repositories, { status: "pending_payment" });
      const move = { from: "pending_payment", to: "provisioning", alone: true } as const;
      expect(await hospitals.enqueue(id, "run_a", move)).toMatchObject({ status: "provisioning", queue: ["run_a"] });
      expect(await hospitals.enqueue(id, "run_b", move)).toBeNull();
      const next = { from: "provisioning", to: "provisioning", alone: false } as const;
      expect((await hospitals.enqueue(id, "run_b", next))?.queue).toEqual(["run_a", "run_b"]);
      expect(await hospitals.enqueue(id, "run_b", next)).toBeNull();
      expect(await hospitals.enqueue(id, "run_c", { ...next, alone: true })).toBeNull();
      expect((await hospitals.dequeue(id, "run_a"))?.queue).toEqual(["run_b"]);
      expect((await hospitals.dequeue(id, "run_a"))?.queue).toEqual(["run_b"]);
    });

    test("let one of many in that want to be alone, and lose none of many that do not", async () => {
      const repositories = await open();
      const { hospitals } = repositories;
      const [lonely, shared] = [
        await keptHospital(repositories, { status: "active" }),
        await keptHospital(repositories, { status: "active" }),
      ];
      const alone = times(8, (index) => hospitals.enqueue(lonely.id, `run_${index}`, { ...free, alone: true }));
      expect((await Promise.all(alone)).filter(Boolean)).toHaveLength(1);
      await Promise.all(times(8, (index) => hospitals.enqueue(shared.id, `run_${index}`, free)));
      expect((await hospitals.find(shared.id))?.queue.sort()).toEqual(times(8, (index) => `run_${index}`));
    });

    test("remember the highest revision that was counted, whatever the order", async () => {
      const repositories = await open();
      const { id } = await keptHospital(repositories);
      await Promise.all([3, 5, 1, 4].map((number) => repositories.hospitals.countRevision(id, number)));
      expect((await repositories.hospitals.find(id))?.lastRevision).toBe(5);
    });

    test("settle what payments change for one of many that saw the same, and tell the ledger of it in that moment", async () => {
      const repositories = await open();
      const { hospitals, outbox } = repositories;
      const hospital = await keptHospital(repositories, { status: "active" });
      const settled = await Promise.all(
        times(6, (index) => hospitals.settle(hospital, { status: "past_due" }, [note(`writer ${index}`)])),
      );
      const winner = settled.findIndex((one) => one !== null);
      expect(settled.filter((one) => one !== null)).toHaveLength(1);
      expect(settled[winner]).toMatchObject({ status: "past_due", lifeVersion: 1 });
      expect(await outbox.pending("hospitals", hospital.id)).toEqual([note(`writer ${winner}`)]);
      const next = settled[winner] ?? hospital;
      expect(await hospitals.settle({ ...next, status: "active" }, {}, [])).toBeNull();
      expect(await hospitals.settle(next, { plan: "enterprise" }, [])).toMatchObject({
        plan: "enterprise",
        lifeVersion: 2,
      });
    });

    test("change their status under a lease only from what was read, payments included", async () => {
      const repositories = await open();
      const { hospitals } = repositories;
      const hospital = await keptHospital(repositories, {
        status: "active",
        fence: 3,
        lease: { runId: "run_a", owner: "me", fence: 3, expiresAt: later(9) },
      });
      const { id } = hospital;
      expect(await hospitals.moveStatus(hospital, 2, "suspended")).toBeNull();
      expect(await hospitals.moveStatus({ ...hospital, status: "past_due" }, 3, "suspended")).toBeNull();
      const settled = await hospitals.settle(hospital, { plan: "starter" }, []);
      expect(await hospitals.moveStatus(hospital, 3, "suspended")).toBeNull();
      const moved = await hospitals.moveStatus(settled ?? hospital, 3, "suspended", { doomed: true });
      expect(moved).toMatchObject({ status: "suspended", doomed: true, lifeVersion: 2 });
      expect(await hospitals.settle(settled ?? hospital, {}, [])).toBeNull();
      expect(await hospitals.find(id)).toEqual(moved);
    });

    test("note what no other document tells, in order", async () => {
      const repositories = await open();
      const { id } = await keptHospital(repositories, { outbox: [note("a")] });
      await repositories.hospitals.note(id, note("b"));
      expect((await repositories.outbox.pending("hospitals", id)).map((draft) => draft.id)).toEqual(["a", "b"]);
      expect((await repositories.hospitals.find(id))?.outbox[1]?.at).toEqual(at);
    });
  });
}
