import { describe, expect, test } from "vitest";
import { RunStatus } from "../../src/domain/runs.ts";
import { canMoveRun, flagsOf, hasEnded, isSettled } from "../../src/runs/machine.ts";

const statuses = RunStatus.options;

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
      expect(flagsOf(status), status).toEqual({ confirmable: false, discardable: false, cancelable: false });
      expect(isSettled(status)).toBe(true);
    }
  });

  test("offers only what the table allows", () => {
    for (const status of statuses) {
      const { confirmable, discardable, cancelable } = flagsOf(status);
      if (confirmable) expect(canMoveRun(status, "confirmed"), status).toBe(true);
      if (discardable) expect(canMoveRun(status, "discarded"), status).toBe(true);
      if (cancelable) expect(canMoveRun(status, "canceled"), status).toBe(true);
    }
  });
});
