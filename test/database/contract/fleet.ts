import { describe, expect, test } from "vitest";
import type { Repositories } from "../../../src/database/index.ts";
import { entryOf } from "../../../src/domain/fleet.ts";
import type { LastRun } from "../../../src/domain/hospitals.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { at, keptHospital, later, type Open, times } from "./opened.ts";

const drift = { outcome: "drifted", at, runId: "run_d" } as const;

export function fleetContract(open: Open): void {
  describe("the entries of the fleet", () => {
    test("are one for each hospital, from the moment it is kept", async () => {
      const repositories = await open();
      expect(await repositories.fleet.all()).toEqual([]);
      const kept = await Promise.all(times(40, () => keptHospital(repositories)));
      await repositories.hospitals.insert(someHospital({ slug: kept[0]?.slug ?? "" }));
      const entries = await repositories.fleet.all();
      const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
      expect(entries.sort(byId)).toEqual(kept.map(entryOf).sort(byId));
    });

    test("follow every change of what they show", async () => {
      const repositories = await open();
      const { hospitals } = repositories;
      const hospital = await keptHospital(repositories, { status: "pending_payment", createdAt: at });
      const { id } = hospital;
      await hospitals.enqueue(id, "run_a", { from: "pending_payment", to: "provisioning", alone: true });
      expect(await onlyEntry(repositories)).toMatchObject({ status: "provisioning", tier: null, createdAt: at });
      const lease = await hospitals.takeLease(hospital, { runId: "run_a", owner: "me", expiresAt: later(9) });
      const fence = lease?.fence ?? 0;
      await hospitals.update(id, fence, { drift, unknownSince: "run_a", database });
      expect(await onlyEntry(repositories)).toMatchObject({
        ...{ drift, unknownSince: "run_a", tier: "M10", credentialGeneration: 2 },
      });
      const seen = await hospitals.find(id);
      const moved = seen && (await hospitals.moveStatus(seen, fence, "active", { unknownSince: null }));
      expect(await onlyEntry(repositories)).toMatchObject({ status: "active", unknownSince: null });
      await hospitals.dequeue(id, "run_a", { lastRun: lastRun("run_a") });
      expect((await onlyEntry(repositories)).lastRun).toEqual(lastRun("run_a"));
      if (moved) await hospitals.settle(moved, { status: "past_due" }, []);
      expect(await onlyEntry(repositories)).toMatchObject({ status: "past_due", drift });
    });

    test("show the last of many changes at once", async () => {
      const repositories = await open();
      const { id } = await keptHospital(repositories, { status: "active" });
      const { hospitals } = repositories;
      const runs = times(8, (index) => `run_${index}`);
      for (const run of runs) await hospitals.enqueue(id, run, { from: "active", to: "active", alone: false });
      await Promise.all(runs.map((run) => hospitals.dequeue(id, run, { lastRun: lastRun(run) })));
      const now = await hospitals.find(id);
      expect(await onlyEntry(repositories)).toEqual(now && entryOf(now));
    });

    test("need no mending after all that", async () => {
      const repositories = await open();
      await Promise.all(times(5, () => keptHospital(repositories)));
      expect(await repositories.fleet.mend()).toBe(0);
    });
  });

  test("a run leaves its end on its hospital once, in the moment in which it leaves the queue", async () => {
    const repositories = await open();
    const { hospitals } = repositories;
    const { id } = await keptHospital(repositories, { queue: ["run_a", "run_b"] });
    expect(await hospitals.dequeue(id, "run_a", { lastRun: lastRun("run_a"), drift })).toMatchObject({
      ...{ queue: ["run_b"], lastRun: lastRun("run_a"), drift },
    });
    await hospitals.dequeue(id, "run_b", { lastRun: lastRun("run_b") });
    expect(await hospitals.dequeue(id, "run_a", { lastRun: lastRun("run_a") })).toMatchObject({
      ...{ queue: [], lastRun: lastRun("run_b") },
    });
    expect(await hospitals.dequeue(someHospital().id, "run_a")).toBeNull();
  });
}

const database = {
  projectId: "0123456789abcdef01234567",
  clusterId: "0123456789abcdef01234568",
  clusterName: "a",
  databaseName: "b",
  connectionString: "mongodb://127.0.0.1",
  tier: "M10",
  credentialGeneration: 2,
} as const;

function lastRun(id: string): LastRun {
  return { id, kind: "change", status: "errored", endedAt: later(7), problem: "It broke." };
}

async function onlyEntry({ fleet }: Repositories) {
  const [entry, ...others] = await fleet.all();
  if (!entry || others.length > 0) throw new Error("there is not one entry");
  return entry;
}
