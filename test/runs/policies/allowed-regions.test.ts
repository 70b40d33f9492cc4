import { describe, expect, test } from "vitest";
import { allowedRegions } from "../../../src/runs/policies/allowed-regions.ts";
import { hospitalConfig } from "../../stacks/support/hospital-config.ts";
import { levelOf, noRules } from "./support.ts";

function level(region: string, regions: string[] | null, kind: "change" | "offboard" = "change") {
  const rules = { ...noRules, allowedRegions: regions };
  return levelOf(allowedRegions, { kind, rules, after: hospitalConfig("st-mary", { region }) });
}

describe("the allowed regions", () => {
  test("are all of them unless the house names some", () => {
    expect(level("EU_WEST_1", null)).toBe("passed");
  });

  test("let pass what is one of them, and nothing else", () => {
    expect(level("EU_WEST_1", ["US_EAST_1", "EU_WEST_1"])).toBe("passed");
    expect(level("EU_WEST_2", ["US_EAST_1", "EU_WEST_1"])).toBe("hard");
    expect(level("EU_WEST_1", [])).toBe("hard");
  });

  test("keep nobody from leaving", () => {
    expect(level("EU_WEST_2", ["US_EAST_1"], "offboard")).toBe("passed");
  });
});
