import { describe, expect, test } from "vitest";
import type { Hospital } from "../../../src/domain/hospitals.ts";
import { keptHospital, later, type Open, times } from "./opened.ts";

const asked = { runId: "run_a", owner: "worker-1", expiresAt: later(1_000) };

export function leasesContract(open: Open): void {
  async function opened() {
    const repositories = await open();
    const { hospitals } = repositories;
    const before = await keptHospital(repositories, { status: "active" });
    const now = async (): Promise<Hospital> => {
      const hospital = await hospitals.find(before.id);
      if (!hospital) throw new Error("the hospital is gone");
      return hospital;
    };
    return { hospitals, before, now };
  }

  describe("a hospital's lease", () => {
    test("goes to one of many, with a fencing number that nobody had", async () => {
      const { hospitals, before, now } = await opened();
      const leases = await Promise.all(
        times(8, (index) => hospitals.takeLease(before, { ...asked, owner: `${index}` })),
      );
      const given = leases.filter((lease) => lease !== null);
      expect(given).toEqual([{ ...asked, owner: given[0]?.owner, fence: 1 }]);
      expect(await now()).toMatchObject({ lease: given[0], fence: 1 });
    });

    test("goes to nobody who looked at the hospital before somebody else had it", async () => {
      const { hospitals, before, now } = await opened();
      await hospitals.takeLease(before, asked);
      await hospitals.releaseLease(before.id, 1);
      expect(await hospitals.takeLease(before, asked)).toBeNull();
      expect((await hospitals.takeLease(await now(), asked))?.fence).toBe(2);
    });

    test("is renewed and let go by its own fencing number alone", async () => {
      const { hospitals, before, now } = await opened();
      await hospitals.takeLease(before, asked);
      expect(await hospitals.renewLease(before.id, 2, later(5_000))).toBe(false);
      await hospitals.releaseLease(before.id, 2);
      expect((await now()).lease).toEqual({ ...asked, fence: 1 });
      expect(await hospitals.renewLease(before.id, 1, later(5_000))).toBe(true);
      expect((await now()).lease).toEqual({ ...asked, fence: 1, expiresAt: later(5_000) });
      await hospitals.releaseLease(before.id, 1);
      expect(await now()).toMatchObject({ lease: null, fence: 1 });
      expect(await hospitals.renewLease(before.id, 1, later(9_000))).toBe(false);
    });

    test("is taken over by one of many, and never from who renewed it meanwhile", async () => {
      const { hospitals, before, now } = await opened();
      await hospitals.takeLease(before, asked);
      const seen = await now();
      await hospitals.renewLease(before.id, 1, later(5_000));
      expect(await hospitals.takeOver(seen, { ...asked, owner: "sweeper" })).toBeNull();
      const again = await now();
      const taken = await Promise.all(times(6, (index) => hospitals.takeOver(again, { ...asked, owner: `${index}` })));
      expect(taken.filter((lease) => lease !== null)).toMatchObject([{ fence: 2 }]);
    });

    test("can be taken over where there is none, but not where one was given since", async () => {
      const { hospitals, before, now } = await opened();
      expect(await hospitals.takeOver(before, asked)).toMatchObject({ fence: 1 });
      await hospitals.releaseLease(before.id, 1);
      const seen = await now();
      await hospitals.takeLease(seen, asked);
      expect(await hospitals.takeOver(seen, asked)).toBeNull();
    });

    test("lets its holder write, and nobody with an older number or none", async () => {
      const { hospitals, before, now } = await opened();
      expect(await hospitals.update(before.id, 0, { appliedRevision: 9 })).toBe(false);
      await hospitals.takeLease(before, asked);
      expect(await hospitals.update(before.id, 1, { appliedRevision: 1, unknownSince: "run_a" })).toBe(true);
      await hospitals.takeOver(await now(), asked);
      expect(await hospitals.update(before.id, 1, { appliedRevision: 9 })).toBe(false);
      expect(await hospitals.update(before.id, 2, { unknownSince: null })).toBe(true);
      await hospitals.releaseLease(before.id, 2);
      expect(await hospitals.update(before.id, 2, { appliedRevision: 9 })).toBe(false);
      expect(await now()).toMatchObject({ appliedRevision: 1, unknownSince: null, fence: 2 });
    });
  });
}
