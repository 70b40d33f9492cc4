import { describe, expect, test } from "vitest";
import { runKinds } from "../../../src/domain/runs.ts";
import { freezeWindow } from "../../../src/runs/policies/freeze-window.ts";
import { changes, levelOf, noRules } from "./support.ts";

const from = new Date("2026-12-20T00:00:00Z");
const until = new Date("2027-01-02T00:00:00Z");
const rules = { ...noRules, freezeWindows: [{ from, until }] };

function levelAt(now: Date) {
  return levelOf(freezeWindow, { rules, now });
}

describe("a freeze window", () => {
  test("holds from its first moment on, and no longer in its last", () => {
    expect(levelAt(new Date(from.getTime() - 1))).toBe("passed");
    expect(levelAt(from)).toBe("soft");
    expect(levelAt(new Date(until.getTime() - 1))).toBe("soft");
    expect(levelAt(until)).toBe("passed");
  });

  test("is one of several", () => {
    const later = { from: new Date("2027-06-01"), until: new Date("2027-06-02") };
    const both = { ...rules, freezeWindows: [...rules.freezeWindows, later] };
    expect(levelOf(freezeWindow, { rules: both, now: later.from })).toBe("soft");
  });

  test("holds up what can wait, and nothing that heals or takes access away", () => {
    const held = runKinds.filter((kind) => levelOf(freezeWindow, { kind, rules, now: from }) === "soft");
    expect(held).toEqual(["change", "rotate", "resume", "remediate", "offboard"]);
  });

  test("has nothing against a plan that changes nothing", () => {
    expect(levelOf(freezeWindow, { rules, now: from, changeSet: changes("same") })).toBe("passed");
  });
});
