import { describe, expect, test } from "vitest";
import { mayGoOnAt, slowedDown, tokenTaken, unhurried } from "../../../src/runs/pacing/pace.ts";

const now = new Date("2026-05-01T00:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const calm = unhurried("fleet", now);

describe("after a rate limit", () => {
  test("nobody goes on before the time that Atlas names", () => {
    const pacing = slowedDown(calm, now, 42_000);
    expect(pacing.pausedUntil).toEqual(later(42_000));
    for (const name of ["run_a", "run_b", "run_c"]) {
      const at = mayGoOnAt(pacing, name, now);
      expect(at?.getTime()).toBeGreaterThanOrEqual(later(42_000).getTime());
      expect(at?.getTime()).toBeLessThanOrEqual(later(42_000 + 10_500).getTime());
    }
  });

  test("those who waited come back spread, and each at the same time whenever it asks", () => {
    const pacing = slowedDown(calm, now, 40_000);
    const names = Array.from({ length: 100 }, (_, index) => `run_${index}`);
    const quarters = names.map((name) => {
      const at = mayGoOnAt(pacing, name, now);
      expect(mayGoOnAt(pacing, name, later(100))).toEqual(at);
      return Math.floor(((at?.getTime() ?? 0) - later(40_000).getTime()) / 2_500);
    });
    for (const quarter of [0, 1, 2, 3]) {
      expect(quarters.filter((each) => each === quarter).length).toBeGreaterThan(10);
    }
  });

  test("a pause that Atlas names no length of doubles each time that it did not help, up to five minutes", () => {
    let [pacing, at] = [calm, now];
    const lengths: number[] = [];
    for (let strike = 0; strike < 8; strike += 1) {
      pacing = slowedDown(pacing, at, null);
      lengths.push(pacing.pauseMs / 1_000);
      at = new Date((pacing.pausedUntil ?? at).getTime() + 1_000);
    }
    expect(lengths).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
  });

  test("many that are turned away in the same pause make it no longer", () => {
    const pacing = slowedDown(calm, now, null);
    expect(slowedDown(pacing, later(1_000), null)).toBe(pacing);
    expect(slowedDown(pacing, later(1_000), 2_000)).toBe(pacing);
    expect(slowedDown(pacing, later(1_000), 60_000).pausedUntil).toEqual(later(61_000));
  });

  test("a calm time makes the next pause short again", () => {
    const twice = slowedDown(slowedDown(calm, now, null), later(6_000), null);
    expect(twice.pauseMs).toBe(10_000);
    expect(slowedDown(twice, later(60 * 60_000), null).pauseMs).toBe(5_000);
  });
});

describe("the fleet's tries", () => {
  test("are twenty at once, and twenty a minute after that", () => {
    let pacing = calm;
    for (let taken = 0; taken < 20; taken += 1) pacing = tokenTaken(pacing, now) ?? pacing;
    expect(tokenTaken(pacing, now)).toBeNull();
    expect(tokenTaken(pacing, later(2_900))).toBeNull();
    expect(tokenTaken(pacing, later(3_100))).not.toBeNull();
  });

  test("are not saved up without a limit", () => {
    expect(tokenTaken(calm, later(60 * 60_000))?.tokens).toBe(19);
  });
});

test("an Atlas that has turned nobody away holds nobody up", () => {
  expect(mayGoOnAt(calm, "run_a", now)).toBeNull();
});
