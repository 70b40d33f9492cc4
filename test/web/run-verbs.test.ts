import { expect, test } from "vitest";
import { verbsOf, whyNot } from "../../src/web/pages/ops/run/verbs.ts";
import { noFlags as flags } from "./no-flags.ts";

function policy(overridable_by: "approver" | "admin" | null, passed: boolean) {
  return { policy: "p", title: "P", level: "soft" as const, passed, message: "", overridable_by };
}

test("there is a button for what the service allows, and for nothing else", () => {
  expect(verbsOf({ flags, hasPlan: true })).toEqual([]);
  expect(verbsOf({ flags: { ...flags, cancelable: true }, hasPlan: false })).toEqual(["cancel"]);
  expect(
    verbsOf({ flags: { ...flags, confirmable: true, previewable: true, discardable: true }, hasPlan: true }),
  ).toEqual(["approve", "reject", "preview", "discard"]);
  expect(verbsOf({ flags: { ...flags, force_cancelable: true }, hasPlan: true })).toEqual(["force-cancel"]);
});

test("who may not says why: the service's own words of an approval, else the role that it needs", () => {
  const approvals = { why_not: "Who asks for a change does not approve it." };
  const run = { approvals, policies: [policy("approver", false), policy("admin", false)] };
  expect(whyNot("approve", run, "admin")).toBe("Who asks for a change does not approve it.");
  expect(whyNot("discard", run, "viewer")).toBe("This needs the role operator.");
  expect(whyNot("discard", run, "operator")).toBeNull();
  expect(whyNot("override", run, "approver")).toBe("This needs the role admin.");
  expect(
    whyNot("override", { ...run, policies: [policy("approver", false), policy("admin", true)] }, "approver"),
  ).toBeNull();
  expect(whyNot("force-cancel", run, "approver")).toBe("This needs the role admin.");
});
