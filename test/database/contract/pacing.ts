import { describe, expect, test } from "vitest";
import type { Pacing } from "../../../src/domain/pacing.ts";
import { at, later, type Open, times } from "./opened.ts";

const first: Pacing = {
  ...{ id: "fleet", version: 1, pausedUntil: later(5), pauseMs: 5, strikes: 1, tokens: 19.5, refilledAt: at },
};

export function pacingContract(open: Open): void {
  describe("the fleet's pace", () => {
    test("is kept by the first of many who find none", async () => {
      const { pacing } = await open();
      expect(await pacing.find("fleet")).toBeNull();
      const saved = await Promise.all(times(6, (strikes) => pacing.save({ ...first, strikes })));
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await pacing.find("fleet")).toEqual({ ...first, strikes: saved.indexOf(true) });
    });

    test("is changed by one of many who saw the same, and by nobody who saw an older one", async () => {
      const { pacing } = await open();
      await pacing.save(first);
      const saved = await Promise.all(times(6, (strikes) => pacing.save({ ...first, version: 2, strikes })));
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await pacing.save({ ...first, version: 2 })).toBe(false);
      expect(await pacing.find("fleet")).toEqual({ ...first, version: 2, strikes: saved.indexOf(true) });
    });
  });
}
