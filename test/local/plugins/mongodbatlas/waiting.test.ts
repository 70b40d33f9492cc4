import { describe, expect, test } from "vitest";
import {
  formatDuration,
  parseDuration,
  TimedOut,
  waitForState,
} from "../../../../src/local/plugins/mongodbatlas/waiting.ts";

const wanted = { target: "IDLE", pending: ["CREATING"], limitMs: 5000, firstLookMs: 0 };

function seeing(...states: string[]) {
  let look = 0;
  return async () => {
    const state = states[Math.min(look, states.length - 1)] ?? "";
    look += 1;
    return { state, value: look };
  };
}

describe("waiting for a state", () => {
  test("ends with what was seen in the wanted state", async () => {
    expect(await waitForState(seeing("CREATING", "CREATING", "IDLE"), wanted)).toBe(3);
  });

  test("ends at once with a state that leads nowhere", async () => {
    await expect(waitForState(seeing("CREATING", "PAUSED"), wanted)).rejects.toThrow(/unexpected state 'PAUSED'/);
  });

  test("ends when the time is over", async () => {
    const stuck = waitForState(seeing("CREATING"), { ...wanted, limitMs: 60 });
    await expect(stuck).rejects.toThrow(TimedOut);
    await expect(stuck).rejects.toThrow(
      "timeout while waiting for state to become 'IDLE' (last state: 'CREATING', timeout: 60ms)",
    );
    const whole = waitForState(seeing("CREATING"), { ...wanted, limitMs: 60, endsOperation: true });
    await expect(whole).rejects.toThrow("context deadline exceeded");
  });

  test("ends with the error of a look", async () => {
    await expect(waitForState(() => Promise.reject(new Error("no")), wanted)).rejects.toThrow("no");
  });
});

test.each([
  ["45s", 45_000],
  ["1h30m", 5_400_000],
  ["250ms", 250],
  ["1.5m", 90_000],
  [".5h", 1_800_000],
  ["-2s", -2000],
  ["5", undefined],
  ["soon", undefined],
])("the duration %s is %s ms", (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

test.each([
  [60, "60ms"],
  [1000, "1s"],
  [90_500, "1m30.5s"],
  [2_700_000, "45m0s"],
  [10_800_000, "3h0m0s"],
])("%i ms are printed as %s", (milliseconds, expected) => {
  expect(formatDuration(milliseconds)).toBe(expected);
});
