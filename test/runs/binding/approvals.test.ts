import { describe, expect, test } from "vitest";
import { countingApprovals, isApproved } from "../../../src/runs/binding/approvals.ts";
import { confirmedCase, person } from "../support/confirmed-run.ts";

const { run, rules } = confirmedCase();
const [first] = run.approvals;
if (!first) throw new Error("the case has no approval");

describe("approvals", () => {
  test("count by people, not by how often one says yes", () => {
    const approvals = [first, { ...first, comment: "again" }, { ...first, by: { ...first.by, name: "renamed" } }];
    expect(countingApprovals({ ...run, approvals }, rules.approvals)).toEqual([first]);
    expect(isApproved({ ...run, approvals }, rules.approvals)).toBe(false);
  });

  test("of the author count only where the house says so", () => {
    const approvals = [first, { ...first, by: run.author }];
    expect(isApproved({ ...run, approvals }, rules.approvals)).toBe(false);
    expect(isApproved({ ...run, approvals }, { ...rules.approvals, byAuthor: true })).toBe(true);
  });

  test("of another plan, or of the same one before it was carried over, do not count", () => {
    const approvals = [
      { ...first, digest: "another" },
      { ...first, planNumber: 9, by: person("ben") },
    ];
    expect(countingApprovals({ ...run, approvals }, rules.approvals)).toEqual([]);
    expect(countingApprovals({ ...run, plan: null }, rules.approvals)).toEqual([]);
  });

  test("are enough from the number on that the house wants", () => {
    for (const [required, answer] of [
      [1, true],
      [2, true],
      [3, false],
    ] as const) {
      expect(isApproved(run, { ...rules.approvals, required })).toBe(answer);
    }
  });
});
