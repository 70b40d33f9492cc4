import { expect, test } from "vitest";
import { deliveryLooks, driftLooks, hospitalLooks, type Look, runLooks } from "../../src/web/components/tone.ts";
import { caseTexts, fleetStateTexts } from "../../src/web/texts/fleet.ts";
import { deliveryStatusTexts, deliveryTypeTexts } from "../../src/web/texts/payments.ts";
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
  ["statuses of deliveries", deliveryStatusTexts],
  ["types of deliveries", deliveryTypeTexts],
  ["kinds of cases", caseTexts],
])("no two %s are called the same", (_, texts) => {
  expect(new Set(Object.values(texts)).size).toBe(Object.keys(texts).length);
});

test("what went well, what waits for people and what went wrong never share an icon", () => {
  const looks = [runLooks, hospitalLooks, deliveryLooks, driftLooks].flatMap((each) => Object.values<Look>(each));
  const iconsOf = (tone: string) => new Set(looks.filter((look) => look.tone === tone).map(({ icon }) => icon));
  expect([...iconsOf("good")].filter((icon) => iconsOf("bad").has(icon) || iconsOf("waiting").has(icon))).toEqual([]);
});
