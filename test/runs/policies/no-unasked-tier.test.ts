import { expect, test } from "vitest";
import type { RunKind } from "../../../src/domain/runs.ts";
import type { Tier } from "../../../src/domain/tiers.ts";
import { noUnaskedTier } from "../../../src/runs/policies/no-unasked-tier.ts";
import { hospitalConfig } from "../../stacks/support/hospital-config.ts";
import { levelOf } from "./support.ts";

const size = "replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize";

function level(asked: Tier, path: string, kind: RunKind = "change") {
  const change = { path, before: "M30", after: asked, secret: false, unknown: false };
  const cluster = {
    urn: "urn:c",
    type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
    name: "cluster",
    operation: "update" as const,
    properties: [change],
    replacedBecauseOf: [],
  };
  const counts = { create: 0, update: 1, replace: 0, delete: 0, import: 0, same: 0 };
  const changeSet = { resources: [cluster], counts, hasChanges: true };
  const before = hospitalConfig("st-mary", { tier: "M10" });
  return levelOf(noUnaskedTier, { kind, before, after: hospitalConfig("st-mary", { tier: asked }), changeSet });
}

test("a tier that would change though nobody asked for it holds the run until somebody lets it pass", () => {
  expect(level("M10", size)).toBe("soft");
  expect(level("M10", size, "rotate")).toBe("soft");
});

test("a tier that was asked for passes, and so does what leaves the tier alone", () => {
  expect(level("M20", size)).toBe("passed");
  expect(level("M10", "terminationProtectionEnabled")).toBe("passed");
});

test("what heals is asked to put the tier back", () => {
  expect(level("M10", size, "remediate")).toBe("passed");
  expect(level("M10", size, "recover")).toBe("passed");
});
