import { describe, expect, test } from "vitest";
import type { RunStatus } from "../../src/domain/runs.ts";
import { findingsOf } from "../../src/web/pages/ops/hospital/findings.ts";
import type { RunSummary } from "../../src/web/queries/hospital-runs.ts";
import { noFlags } from "./no-flags.ts";

const well = { status: "active", recovery_needed_since: null, drift: null } as const;
const ended: readonly RunStatus[] = [
  "applied",
  "discarded",
  "errored",
  "interrupted",
  "stale",
  "expired",
  "policy_failed",
];

function run(id: string, status: RunStatus, changes: Partial<RunSummary> = {}): RunSummary {
  return {
    id,
    organization_id: "hosp_1",
    kind: "change",
    status,
    has_ended: ended.includes(status),
    reason: "More patients",
    author: { kind: "key", id: "key_1", name: "Otto Lang" },
    revision: null,
    to_revision: null,
    retry_of: null,
    created_at: "2026-05-01T12:00:00Z",
    updated_at: "2026-05-01T12:00:00Z",
    expires_at: null,
    flags: noFlags,
    cancel_requested: false,
    counts: null,
    difference_cents_a_month: null,
    drift_outcome: null,
    problem: null,
    ...changes,
  };
}

function titles(...args: Parameters<typeof findingsOf>): string[] {
  return findingsOf(...args).map(({ title }) => title);
}

describe("what needs attention of a hospital", () => {
  test("is nothing where the last run ended well, whatever failed before it", () => {
    expect(findingsOf(well, [], [])).toEqual([]);
    expect(findingsOf(well, [run("run_2", "applied"), run("run_1", "errored")], [])).toEqual([]);
  });

  test("is the last run that failed, in the service's words, though a drift check came after it", () => {
    const problem = { code: "out_of_capacity", message: "Atlas has no room.", next_step: "Wait.", retryable: true };
    const runs = [run("run_3", "applied", { kind: "drift-check" }), run("run_2", "errored", { problem })];
    expect(findingsOf(well, runs, [])).toMatchObject([
      { title: "The last run failed: Change", text: "Atlas has no room. Wait.", run: "run_2" },
    ]);
  });

  test("is what waits for people, what drifted, what is due and what a person has to decide, the worst first", () => {
    const health = {
      status: "past_due",
      recovery_needed_since: "run_1",
      drift: { outcome: "drifted", at: "2026-05-01T12:00:00Z", run: "run_4" },
    } as const;
    const runs = [run("run_6", "applying"), run("run_5", "awaiting_approval"), run("run_1", "interrupted")];
    expect(titles(health, runs, [{ message: "A refund.", next_step: "Ask." }])).toEqual([
      "What Atlas has is not known",
      "A person has to decide",
      "Waits for approval: Change",
      "Atlas was changed by hand",
      "A payment is overdue",
      "Under way: Change",
    ]);
  });

  test("says what would settle it", () => {
    const drift = { outcome: "drifted", at: "2026-05-01T12:00:00Z", run: "run_4" } as const;
    expect(findingsOf({ ...well, drift, recovery_needed_since: "run_1" }, [], []).map(({ ask }) => ask)).toEqual([
      "recover",
      "remediate",
    ]);
  });
});
