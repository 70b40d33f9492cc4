import { expect, test } from "vitest";
import type { FleetReasonView } from "../../src/api/views/fleet-row.ts";
import { CaseKind } from "../../src/domain/cases.ts";
import { FleetReasonKind, groupOfReason } from "../../src/domain/fleet-reasons.ts";
import type { RunStatus } from "../../src/domain/runs.ts";
import { reasonText } from "../../src/web/pages/ops/fleet/reason-text.ts";

function reason(kind: FleetReasonKind, status: RunStatus | null, more: Partial<FleetReasonView> = {}): string {
  const run = status && { id: "run_a", kind: "change" as const, status };
  return reasonText({ kind, group: groupOfReason[kind], since: null, run, case_kind: null, problem: null, ...more });
}

test.each([
  ["awaiting_approval", "awaiting_approval", "Change: waits for approval"],
  ["policy_override", "policy_override", "Change: a policy has to be let pass"],
  ["at_work", "applying", "Change: applying"],
  ["queued", "pending", "Change: waits for its turn"],
  ["run_failed", "interrupted", "Change: broke off"],
  ["run_lapsed", "stale", "Change: was not done, since things moved after its preview"],
  ["run_lapsed", "expired", "Change: was not done, since nobody decided in time"],
  ["payment_overdue", null, "A payment is overdue"],
] as const)("%s of a run that is %s reads “%s”", (kind, status, words) => {
  expect(reason(kind, status)).toBe(words);
});

test("what went wrong follows in the run's own words", () => {
  expect(reason("run_failed", "errored", { problem: "Atlas has no room." })).toBe("Change: failed. Atlas has no room.");
});

test("every reason and every case has words of its own", () => {
  const reasons = FleetReasonKind.options.filter((kind) => kind !== "case_open" && kind !== "at_work");
  const words = [
    ...reasons.filter((kind) => kind !== "provision_stopped").map((kind) => reason(kind, null)),
    ...CaseKind.options.map((case_kind) => reason("case_open", null, { case_kind })),
  ];
  expect(new Set(words).size).toBe(words.length);
  expect(words).not.toContain("");
});
