import { describe, expect, test } from "vitest";
import type { RunKind } from "../../../src/domain/runs.ts";
import type { Tier } from "../../../src/domain/tiers.ts";
import { terminationProtection as policy } from "../../../src/runs/policies/termination-protection.ts";
import { hospitalConfig } from "../../stacks/support/hospital-config.ts";
import { levelOf } from "./support.ts";

function level(tier: Tier, terminationProtection: boolean, kind: RunKind = "change") {
  return levelOf(policy, { kind, after: hospitalConfig("st-mary", { tier, terminationProtection }) });
}

describe("termination protection", () => {
  test.each(["FLEX", "M10", "M30"] as const)("is expected of %s", (tier) => {
    expect(level(tier, true)).toBe("passed");
    expect(level(tier, false)).toBe("soft");
  });

  test("can't be had on M0", () => {
    expect(level("M0", false)).toBe("passed");
  });

  test("is what an offboarding takes off", () => {
    expect(level("M10", false, "offboard")).toBe("passed");
  });
});
