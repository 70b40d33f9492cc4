import { describe, expect, test } from "vitest";
import { signUpOf, theService } from "../../../src/domain/actors.ts";
import type { Run } from "../../../src/domain/runs.ts";
import { sequelOf } from "../../../src/runs/recovery/sequel.ts";
import { usualPatience } from "../../../src/runs/waiting/patience.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";

const hospital = someHospital({ status: "provisioning" });
const at = new Date("2026-05-01T00:00:00Z");
const key = { kind: "key", id: "key_a", name: "ada" } as const;

function ended(status: Run["status"], changes: Partial<Run> = {}): Run {
  const author = changes.kind === "recover" ? theService : signUpOf(hospital.id);
  const transitions = [{ at, status, text: "", actor: theService }];
  return someRun(hospital.id, { kind: "provision", status, author, transitions, ...changes });
}

function problem(code: string, retryable: boolean): Pick<Run, "problem"> {
  return { problem: { code, message: "", nextStep: "", retryable } };
}

const wish = { cancel: { by: key, at, forced: null } };

describe("on a paid provision that broke off", () => {
  test.each<[string, Run]>([
    ["was interrupted", ended("interrupted", problem("run_interrupted", false))],
    ["met another ground", ended("stale", problem("plan_stale", true))],
    ["failed for what may pass", ended("errored", problem("atlas_unavailable", true))],
    ["was stopped with the service", ended("canceled", problem("operation_canceled", true))],
    ["never came into the queue", ended("discarded")],
    ["was a recovery already", ended("interrupted", { kind: "recover", attempt: 3 })],
  ])("another run follows if it %s", (_, run) => {
    expect(sequelOf(run, hospital, usualPatience).kind).toBe("follow-up");
  });

  test.each<[string, Run]>([
    ["failed for what does not pass", ended("errored", problem("atlas_payment_missing", false))],
    ["was canceled by somebody", ended("canceled", wish)],
    ["was killed by somebody", ended("interrupted", wish)],
    [
      "was discarded by somebody",
      ended("discarded", { transitions: [{ at, status: "discarded", text: "", actor: key }] }),
    ],
    ["met a hard policy", ended("policy_failed")],
    ["waited for people in vain", ended("expired", { kind: "recover" })],
    ["was the last of many tries", ended("errored", { ...problem("atlas_unavailable", true), attempt: 7 })],
  ])("a person is asked if it %s", (_, run) => {
    expect(sequelOf(run, hospital, usualPatience)).toEqual({ kind: "give-up" });
  });

  test.each<[string, Run, Partial<typeof hospital>]>([
    ["the hospital is active by now", ended("interrupted"), { status: "active" }],
    ["the hospital is leaving", ended("interrupted"), { status: "offboarding" }],
    ["a person had asked for it", ended("interrupted", { author: key }), {}],
    ["it was something else", ended("interrupted", { kind: "change" }), {}],
  ])("nothing follows if %s", (_, run, changes) => {
    expect(sequelOf(run, { ...hospital, ...changes }, usualPatience)).toEqual({ kind: "nothing" });
  });

  test("each try waits longer than the one before, and out of capacity much longer", () => {
    const waits = (code: string) =>
      [1, 2, 3, 4, 5, 6].map((attempt) => {
        const sequel = sequelOf(ended("errored", { ...problem(code, true), attempt }), hospital, usualPatience);
        return sequel.kind === "follow-up" ? (sequel.dueAt.getTime() - at.getTime()) / 1_000 : 0;
      });
    for (const [code, seconds] of [
      ["atlas_unavailable", [2, 10, 30, 120, 600, 1_800]],
      ["atlas_out_of_capacity", [120, 600, 1_800, 3_600, 7_200, 14_400]],
    ] as const) {
      for (const [index, wait] of waits(code).entries()) {
        expect(wait).toBeGreaterThanOrEqual((seconds[index] ?? 0) * 0.75);
        expect(wait).toBeLessThanOrEqual((seconds[index] ?? 0) * 1.25);
      }
    }
  });
});
