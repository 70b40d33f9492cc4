import { expect, test } from "vitest";
import { moneyText } from "../../src/web/format/money.ts";
import { durationText, timeText, utcText } from "../../src/web/format/time.ts";

const at = new Date("2026-05-01T12:00:00Z");

test.each([
  [-5, "0 s"],
  [59_400, "59 s"],
  [185_000, "3 min 5 s"],
  [7_800_000, "2 h 10 min"],
])("%d ms are said as %s", (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test("a moment of today is told by how long ago it was, one of last year by its date", () => {
  expect(timeText(at, "ago", at.getTime() + 3 * 3_600_000)).toMatch(/3/);
  expect(timeText(at, "ago", at.getTime() + 400 * 86_400_000)).toMatch(/2026/);
  expect(utcText(at)).toMatch(/12:00:00.*UTC$/);
});

test("whole amounts have no decimals, others two, in the currency's own sign", () => {
  expect(moneyText(199_00, "USD").replace(/\s/g, "")).toMatch(/^(US)?\$199$|^199(US)?\$$/);
  expect(moneyText(58_40, "EUR")).toMatch(/58[.,]40/);
});
