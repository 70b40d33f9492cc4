import { test } from "vitest";
import { isRealAtlas, mayCost } from "./settings.ts";

const secondMs = 1_000;
const minuteMs = 60 * secondMs;

/** How long cases may take: those without a cluster, with an M0, and with clusters that take their time. */
export const lasts = {
  requests: { timeout: isRealAtlas ? 5 * minuteMs : 30 * secondMs },
  free: { timeout: isRealAtlas ? 15 * minuteMs : 30 * secondMs },
  dedicated: { timeout: isRealAtlas ? 120 * minuteMs : 30 * secondMs },
};

/** How long the clean-up of a file may take. */
export const cleanUpMs = isRealAtlas ? 30 * minuteMs : 30 * secondMs;

/** A case that costs money on the real Atlas. */
export const paidTest = test.skipIf(!mayCost);
