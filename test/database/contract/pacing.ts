import { describe, expect, test } from "vitest";
import type { Pacing } from "../../../src/domain/pacing.ts";
import { at, later, type Open, times } from "./opened.ts";

const first: Pacing = {
  ...{ id: "fleet", version: 1, pausedUntil: null, pauseMs: 0, strikes: 0, tokens: 20, refilledAt: at },
};

export function pacingContract(open: Open): void {
  describe("the pace of the fleet", () => {
    test("is not there before somebody writes it, and is read as it was written", async () => {
      const { pacing } = await open();
      expect(await pacing.find("fleet")).toBeNull();
      const written = { ...first, pausedUntil: later(5_000), pauseMs: 5_000, strikes: 1, tokens: 19.5 };
      expect(await pacing.save(written)).toBe(true);
      expect(await pacing.find("fleet")).toEqual(written);
      expect(await pacing.find("another")).toBeNull();
    });

    test("is written first by one of many", async () => {
      const { pacing } = await open();
      const saved = await Promise.all(times(6, (tokens) => pacing.save({ ...first, tokens })));
      expect(saved.filter(Boolean)).toHaveLength(1);
    });

    test("is changed by one of many who saw the same, and by nobody who saw an older one", async () => {
      const { pacing } = await open();
      await pacing.save(first);
      const saved = await Promise.all(times(6, (tokens) => pacing.save({ ...first, version: 2, tokens })));
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await pacing.find("fleet")).toMatchObject({ version: 2, tokens: saved.indexOf(true) });
      expect(await pacing.save({ ...first, version: 2 })).toBe(false);
      expect(await pacing.save({ ...first, version: 3, pausedUntil: later(1) })).toBe(true);
    });
  });
}
