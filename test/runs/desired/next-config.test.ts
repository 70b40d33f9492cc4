import { describe, expect, test } from "vitest";
import { runKinds } from "../../../src/domain/runs.ts";
import { configDifference } from "../../../src/runs/desired/config-difference.ts";
import { firstConfig } from "../../../src/runs/desired/first-config.ts";
import { type ConfigChange, nextConfig } from "../../../src/runs/desired/next-config.ts";
import { revertedConfig } from "../../../src/runs/desired/revert-config.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { testRules } from "../../support/test-service.ts";

const hospital = someHospital({ plan: "professional" });
const base = firstConfig(hospital, testRules.stackDefaults);
const paid = { ...base, tier: "M10" as const, terminationProtection: true };

function changed(change: ConfigChange, from = base) {
  const answer = nextConfig("change", hospital, from, change);
  return answer.ok ? configDifference(from, answer.value) : answer.problem.code;
}

describe("what a run asks for", () => {
  test("differs from what there is in nothing but what its kind is about", () => {
    const differing = runKinds.map((kind) => {
      const answer = nextConfig(kind, hospital, paid, { terminationProtection: false });
      return [kind, answer.ok ? configDifference(paid, answer.value).map(({ key }) => key) : answer.problem.code];
    });
    expect(Object.fromEntries(differing)).toEqual({
      provision: [],
      change: ["terminationProtection"],
      rotate: ["credentialGenerations"],
      suspend: ["suspended"],
      resume: ["credentialGenerations"],
      "drift-check": [],
      remediate: [],
      recover: [],
      offboard: ["terminationProtection"],
    });
  });

  test("is refused where the plan or Atlas rules it out", () => {
    expect(changed({})).toBe("config_required");
    expect(changed({ tier: "M2" })).toBe("tier_retired");
    expect(changed({ tier: "M30" })).toBe("tier_not_in_plan");
    expect(changed({ tier: "M0" }, paid)).toBe("downgrade_refused");
    expect(changed({ terminationProtection: true })).toBe("protection_needs_paid_tier");
  });

  test("is protected when it leaves the free tier, unless it says otherwise", () => {
    const keys = (change: ConfigChange) =>
      [changed(change)].flat().map((one) => (typeof one === "string" ? one : one.key));
    expect(keys({ tier: "M10" })).toEqual(["terminationProtection", "tier"]);
    expect(keys({ tier: "M10", terminationProtection: false })).toEqual(["tier"]);
  });

  test("keeps the comment of an address that comes without one", () => {
    const answer = nextConfig("change", hospital, base, { accessList: ["127.0.0.1", "10.0.0.1"] });
    expect(answer.ok && answer.value.accessList).toEqual([
      { address: "127.0.0.1", comment: "Application server" },
      { address: "10.0.0.1", comment: "" },
    ]);
  });

  test("never brings an earlier generation of credentials back", () => {
    const generations = (kind: "rotate" | "resume", credentialGenerations: number[]) => {
      const answer = nextConfig(kind, hospital, { ...base, credentialGenerations }, undefined);
      return answer.ok && answer.value.credentialGenerations;
    };
    expect(generations("rotate", [1])).toEqual([1, 2]);
    expect(generations("rotate", [1, 2])).toEqual([2, 3]);
    expect(generations("rotate", [])).toEqual([1]);
    expect(generations("resume", [2, 3])).toEqual([4]);
  });
});

describe("going back to an earlier revision", () => {
  test("brings tier, access list and protection back, and says what stays", () => {
    const now = { ...paid, tier: "M20" as const, accessList: [], credentialGenerations: [1, 2] };
    const { config, cannotUndo } = revertedConfig(now, paid);
    expect(config).toEqual({ ...paid, credentialGenerations: [1, 2] });
    expect(cannotUndo).toHaveLength(2);
  });

  test("leaves a tier to which there is no way back, and takes no protection away from it", () => {
    const { config, cannotUndo } = revertedConfig(paid, base);
    expect(config).toEqual({ ...base, tier: "M10", terminationProtection: true });
    expect(cannotUndo).toEqual([expect.stringContaining("The tier stays M10")]);
  });
});
