import { describe, expect, test } from "vitest";
import { RunStatus } from "../../src/domain/runs.ts";
import { canMoveRun, flagsOf, hasEnded, isSettled } from "../../src/runs/machine.ts";

const statuses = RunStatus.options;
const clock = { now: new Date("2026-03-01T12:00:00Z"), forceCancelAfterMs: 60_000 };

function reachableFrom(start: RunStatus): Set<RunStatus> {
  const found = new Set<RunStatus>([start]);
  for (const from of found) for (const to of statuses) if (canMoveRun(from, to)) found.add(to);
  return found;
}

describe("the run machine", () => {
  test("reaches every status from pending", () => {
    expect([...reachableFrom("pending")].sort()).toEqual([...statuses].sort());
  });

  test("can always end", () => {
    for (const status of statuses) expect([...reachableFrom(status)].some(hasEnded), status).toBe(true);
  });

  test("applies nothing that was not confirmed first", () => {
    expect(statuses.filter((from) => canMoveRun(from, "applying"))).toEqual(["confirmed"]);
  });

  test("calls a run applied only after it was verified", () => {
    expect(statuses.filter((from) => canMoveRun(from, "applied"))).toEqual(["verifying"]);
  });

  test("offers nothing on an ended run", () => {
    for (const status of statuses.filter(hasEnded)) {
      const { retryable: _, forceCancelAvailableAt, ...flags } = flagsOf({ status, cancel: null }, clock);
      expect(Object.values(flags).some(Boolean), status).toBe(false);
      expect(forceCancelAvailableAt).toBeNull();
      expect(isSettled(status)).toBe(true);
    }
  });

  test("offers only what the table allows", () => {
    for (const status of statuses) {
      const flags = flagsOf({ status, cancel: null }, clock);
      const { confirmable, overridable, previewable, discardable, cancelable } = flags;
      if (confirmable) expect(canMoveRun(status, "confirmed"), status).toBe(true);
      if (overridable) expect(canMoveRun(status, "awaiting_approval"), status).toBe(true);
      if (previewable) expect(canMoveRun(status, "pending"), status).toBe(true);
      if (discardable) expect(canMoveRun(status, "discarded"), status).toBe(true);
      if (cancelable) expect(canMoveRun(status, "canceled"), status).toBe(true);
    }
  });

  test("offers to kill a run only after a polite wish had its time, and only while somebody works on it", () => {
    const by = { kind: "key" as const, id: "key_x", name: "x" };
    const cancel = { by, at: new Date(clock.now.getTime() - 59_000), forced: null };
    const later = { ...clock, now: new Date(clock.now.getTime() + 1_000) };
    expect(flagsOf({ status: "applying", cancel }, clock).forceCancelable).toBe(false);
    expect(flagsOf({ status: "applying", cancel }, later).forceCancelable).toBe(true);
    expect(flagsOf({ status: "canceled", cancel }, later).forceCancelable).toBe(false);
    expect(flagsOf({ status: "applying", cancel: null }, later).forceCancelable).toBe(false);
  });
});
