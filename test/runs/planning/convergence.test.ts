import { describe, expect, test } from "vitest";
import type { ChangeSet, ResourceChange } from "../../../src/domain/change-set.ts";
import { tiers } from "../../../src/domain/tiers.ts";
import { firstConfig } from "../../../src/runs/desired/first-config.ts";
import { isDeclaredConvergence, needsConvergence } from "../../../src/runs/planning/convergence.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { somePlan } from "../../support/some-plan.ts";
import { testRules } from "../../support/test-service.ts";

const hospital = someHospital();
const config = firstConfig(hospital, testRules.stackDefaults);
const { changeSet } = somePlan(someRun(hospital.id), {});

function changing(...paths: string[]): ChangeSet {
  return withResource({ properties: paths.map((path) => ({ path, secret: false, unknown: false })) });
}

function withResource(change: Partial<ResourceChange>): ChangeSet {
  return { ...changeSet, resources: changeSet.resources.map((resource) => ({ ...resource, ...change })) };
}

describe("a second step of an upgrade", () => {
  test("is needed out of a shared tier into another class, and nowhere else", () => {
    const needed = tiers.flatMap((from) =>
      tiers
        .filter((to) => needsConvergence({ ...config, tier: from }, { ...config, tier: to }))
        .map((to) => `${from} ${to}`),
    );
    expect(needed.filter((move) => !move.endsWith("M0"))).toEqual([
      "M0 FLEX",
      "M0 M10",
      "M0 M20",
      "M0 M30",
      "FLEX M10",
      "FLEX M20",
      "FLEX M30",
    ]);
    expect(needsConvergence(null, config)).toBe(false);
  });

  test("may set what the first one leaves out", () => {
    const left = ["terminationProtectionEnabled", "tags.hospital-id", "tags[0].value", "backupEnabled", "paused"];
    expect(isDeclaredConvergence(changing(...left))).toBe(true);
    expect(isDeclaredConvergence(withResource({ operation: "same" }))).toBe(true);
  });

  test("may do nothing else", () => {
    expect(isDeclaredConvergence(changing("terminationProtectionEnabled", "replicationSpecs[0]"))).toBe(false);
    expect(isDeclaredConvergence(changing("pausedUntil"))).toBe(false);
    for (const operation of ["create", "delete", "replace", "import"] as const) {
      expect(isDeclaredConvergence(withResource({ operation, properties: [] })), operation).toBe(false);
    }
    expect(isDeclaredConvergence(withResource({ type: "mongodbatlas:index/project:Project", properties: [] }))).toBe(
      false,
    );
  });
});
