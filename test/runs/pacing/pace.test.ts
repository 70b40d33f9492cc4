import { describe, expect, test } from "vitest";
import { mayGoOnAt, slowedDown, tokenTaken, unhurried } from "../../../src/runs/pacing/pace.ts";

const start = new Date("2026-05-01T00:00:00Z");
const at = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const calm = unhurried("fleet", start);

describe("after a rate limit", () => {
  test("nobody begins anything for as long as Atlas asks for", () => {
    const slowed = slowedDown(calm, start, 55_000);
    expect(slowed.pausedUntil).toEqual(at(55));
    expect(mayGoOnAt(slowed, "run_a", at(54))?.getTime()).toBeGreaterThanOrEqual(at(55).getTime());
    expect(mayGoOnAt(slowed, "run_a", at(55 + 14))).toBeNull();
  });

  test("nobody begins anything for twice as long each time, up to five minutes, and it is forgotten after ten", () => {
    let now = 0;
    let pacing = calm;
    const lengths = Array.from({ length: 8 }, () => {
      pacing = slowedDown(pacing, at(now), null);
      const length = ((pacing.pausedUntil?.getTime() ?? 0) - at(now).getTime()) / 1_000;
      now += length + 1;
      return length;
    });
    expect(lengths).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
    expect(slowedDown(pacing, at(now + 601), null).pausedUntil).toEqual(at(now + 601 + 5));
  });

  test("those who were under way when it came make the pause no longer, unless Atlas says so", () => {
    const slowed = slowedDown(calm, start, null);
    expect(slowedDown(slowed, at(1), null)).toBe(slowed);
    expect(slowedDown(slowed, at(1), 2_000)).toBe(slowed);
    expect(slowedDown(slowed, at(1), 60_000).pausedUntil).toEqual(at(61));
  });

  test("those who waited go on one after the other, each always at the same time", () => {
    const slowed = slowedDown(calm, start, 60_000);
    const times = Array.from({ length: 50 }, (_, run) => mayGoOnAt(slowed, `run_${run}`, start)?.getTime() ?? 0);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(at(60).getTime());
    expect(Math.max(...times)).toBeLessThanOrEqual(at(75).getTime());
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(10_000);
    expect(mayGoOnAt(slowed, "run_7", at(3))?.getTime()).toBe(times[7]);
  });
});

test("the whole fleet has twenty tries in a minute, however many runs there are", () => {
  let pacing = calm;
  let taken = 0;
  for (let ms = 0; ms < 120_000; ms += 100) {
    const next = tokenTaken(pacing, new Date(start.getTime() + ms));
    if (!next) continue;
    pacing = next;
    taken += 1;
  }
  expect(taken).toBe(59);
  expect(tokenTaken(pacing, at(3_600))?.tokens).toBe(19);
});
