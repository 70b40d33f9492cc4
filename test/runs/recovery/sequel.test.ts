import { describe, expect, test } from "vitest";
import { theService } from "../../../src/domain/actors.ts";
import type { Run } from "../../../src/domain/runs.ts";
import { engineProblem } from "../../../src/operator/problems/catalogue.ts";
import { sequelOf } from "../../../src/runs/recovery/sequel.ts";
import { usualPatience } from "../../../src/runs/waiting/patience.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";

const hospital = someHospital({ status: "provisioning" });
const person = { kind: "key" as const, id: "key_ops", name: "ops key" };
const endedAt = new Date("2026-05-01T00:00:00Z");
const cancel = { at: endedAt, by: person, forced: null };

/** A run of what was paid for, as it ended. */
function ended(changes: Partial<Run>): Run {
  const run = someRun(hospital.id, { kind: "provision", author: theService, change: null, ...changes });
  return { ...run, transitions: [{ at: endedAt, status: run.status, text: "It ended.", actor: theService }] };
}

const sequel = (changes: Partial<Run>, status = hospital.status) => sequelOf(ended(changes), { status }, usualPatience);
const waitMsOf = (changes: Partial<Run>) => {
  const next = sequel(changes);
  return next.kind === "follow-up" ? next.dueAt.getTime() - endedAt.getTime() : null;
};

describe("a paid provision goes on by itself", () => {
  test.each([
    ["interrupted", {}],
    ["stale", {}],
    ["canceled", {}],
    ["discarded", {}],
    ["errored", { problem: engineProblem("atlas_unavailable", "500") }],
    ["errored", { problem: engineProblem("operation_interrupted", "EOF") }],
  ] satisfies [Run["status"], Partial<Run>][])("if it ended as %s and nobody wanted that", (status, changes) => {
    expect(sequel({ status, ...changes }).kind).toBe("follow-up");
    expect(sequel({ status, kind: "recover", ...changes }).kind).toBe("follow-up");
  });

  test("later each time, about as long as it is to wait, and then a person is asked", () => {
    const { followUpsMs } = usualPatience;
    for (const [index, ms] of followUpsMs.entries()) {
      const waitMs = waitMsOf({ status: "interrupted", attempt: index + 1 });
      expect(waitMs).toBeGreaterThanOrEqual(ms * 0.75);
      expect(waitMs).toBeLessThanOrEqual(ms * 1.25);
    }
    expect(sequel({ status: "interrupted", attempt: followUpsMs.length + 1 }).kind).toBe("give-up");
  });

  test("after minutes if Atlas has no capacity, which takes its time", () => {
    const problem = engineProblem("atlas_out_of_capacity", "no room");
    expect(waitMsOf({ status: "errored", problem })).toBeGreaterThanOrEqual(90_000);
  });

  test("at the same time, whoever works it out", () => {
    const run = ended({ status: "interrupted" });
    expect(sequelOf(run, hospital, usualPatience)).toEqual(sequelOf(run, hospital, usualPatience));
  });
});

describe("a person is asked to look", () => {
  test.each([
    ["if trying again does not help", { status: "errored", problem: engineProblem("atlas_payment_missing", "402") }],
    ["if somebody canceled it", { status: "canceled", cancel }],
    ["if somebody killed it", { status: "interrupted", cancel }],
    ["if the policies forbid it", { status: "policy_failed" }],
  ] satisfies [string, Partial<Run>][])("%s", (_, changes) => {
    expect(sequel(changes).kind).toBe("give-up");
  });
});

describe("nothing follows", () => {
  test.each(["active", "past_due", "suspended", "offboarding", "retained", "gone"] as const)(
    "once the hospital is %s",
    (status) => {
      expect(sequel({ status: "interrupted" }, status).kind).toBe("nothing");
    },
  );

  test("on what a person asked for, or on another kind of run", () => {
    expect(sequel({ status: "interrupted", author: person }).kind).toBe("nothing");
    expect(sequel({ status: "interrupted", kind: "change" }).kind).toBe("nothing");
  });
});
