import { expect, test } from "vitest";
import { driftLooks, hospitalLooks, runLooks } from "../../src/web/components/tone.ts";
import { fleetStateTexts } from "../../src/web/texts/fleet.ts";
import {
  driftTexts,
  hospitalStatusTexts,
  roleTexts,
  runKindTexts,
  runStatusTexts,
} from "../../src/web/texts/status.ts";

test.each([
  ["statuses of runs", runStatusTexts],
  ["kinds of runs", runKindTexts],
  ["statuses of hospitals", hospitalStatusTexts],
  ["answers of drift checks", driftTexts],
  ["roles", roleTexts],
  ["states in the fleet", fleetStateTexts],
])("no two %s are called the same", (_, texts) => {
  expect(new Set(Object.values(texts)).size).toBe(Object.keys(texts).length);
});

test("what went well, what waits for people and what went wrong never share an icon", () => {
  const looks = [...Object.values(runLooks), ...Object.values(hospitalLooks), ...Object.values(driftLooks)];
  const iconsOf = (tone: string) => new Set(looks.filter((look) => look.tone === tone).map(({ icon }) => icon));
  expect([...iconsOf("good")].filter((icon) => iconsOf("bad").has(icon) || iconsOf("waiting").has(icon))).toEqual([]);
});
