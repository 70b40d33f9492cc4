import { expect, test } from "vitest";
import { duration, progressLine } from "../../../toolchain/setup/progress.mjs";

test.each([
  [0.4, "0 ms"],
  [40, "40 ms"],
  [999, "999 ms"],
  [4_230, "4.2 s"],
  [59_940, "59.9 s"],
  [59_960, "1 min 0 s"],
  [235_000, "3 min 55 s"],
])("%d ms are said as %s", (ms, words) => {
  expect(duration(ms)).toBe(words);
});

test("a line of progress stands in columns and ends with the time it took", () => {
  expect(progressLine("plugins", "downloaded", 2_000)).toBe("  plugins              downloaded   2.0 s");
});
