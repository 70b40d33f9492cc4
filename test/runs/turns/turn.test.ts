import { describe, expect, test } from "vitest";
import { runStatuses } from "../../../src/domain/run-statuses.ts";
import { type Run, runKinds } from "../../../src/domain/runs.ts";
import { hasEnded, waitsForPeople } from "../../../src/runs/machine.ts";
import { turnOf } from "../../../src/runs/turns/turn.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";

const { id } = someHospital();
const run = (changes: Partial<Run>) => someRun(id, changes);

describe("a run's turn", () => {
  test("comes when nobody is ahead, whatever its kind", () => {
    for (const kind of runKinds) expect(turnOf(run({ kind }), [])).toEqual({ may: true, supersedes: [] });
  });

  test("does not wait for what has ended", () => {
    const ahead = runStatuses.filter(hasEnded).map((status) => run({ status }));
    expect(turnOf(run({}), ahead)).toEqual({ may: true, supersedes: [] });
  });

  test("waits for the first of those that a worker is at or will be", () => {
    for (const status of runStatuses.filter((each) => !hasEnded(each) && !waitsForPeople(each))) {
      const ahead = [run({ status: "awaiting_approval" }), run({ status }), run({ status: "pending" })];
      expect(turnOf(run({}), ahead), status).toEqual({ may: false, blockedBy: ahead[1] });
      expect(turnOf(run({ kind: "drift-check" }), ahead), status).toEqual({ may: false, blockedBy: ahead[1] });
    }
  });

  test("supersedes all that wait for people, unless it is about no wish", () => {
    const ahead = [run({ status: "policy_override" }), run({ status: "awaiting_approval" })];
    for (const kind of ["change", "rotate", "suspend", "resume", "remediate", "recover", "offboard"] as const) {
      expect(turnOf(run({ kind }), ahead), kind).toEqual({ may: true, supersedes: ahead });
    }
    expect(turnOf(run({ kind: "drift-check" }), ahead)).toEqual({ may: true, supersedes: [] });
    expect(turnOf(run({ kind: "provision" }), ahead)).toEqual({ may: false, blockedBy: ahead[0] });
  });
});
