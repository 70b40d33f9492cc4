import { describe, expect, test } from "vitest";
import type { EngineProblemCode } from "../../../src/operator/port.ts";
import { engineProblem } from "../../../src/operator/problems/catalogue.ts";

/** Every problem there is, and whether asking again, with nothing changed, can help. */
const retryable: Readonly<Record<EngineProblemCode, boolean>> = {
  atlas_key_refused: false,
  atlas_address_not_allowed: false,
  atlas_permission_missing: false,
  atlas_project_not_found: false,
  atlas_region_unavailable: false,
  atlas_out_of_capacity: true,
  atlas_payment_missing: false,
  atlas_rate_limited: true,
  atlas_unavailable: true,
  atlas_unreachable: true,
  atlas_limit_reached: false,
  project_name_taken: false,
  cluster_name_taken: false,
  cluster_name_invalid: false,
  cluster_change_refused: false,
  cluster_protected: false,
  cluster_busy: true,
  connection_string_not_ready: true,
  user_exists: false,
  user_name_invalid: false,
  user_password_invalid: false,
  plan_violated: false,
  plan_tampered: false,
  plan_forbidden: false,
  stack_locked: true,
  stack_not_found: false,
  operation_canceled: true,
  operation_interrupted: true,
  operation_timed_out: true,
  engine_failed: true,
};
const codes = Object.keys(retryable) as EngineProblemCode[];

describe("every problem of the engine", () => {
  test.each(codes)("%s says in sentences what is wrong and what to do, and whether to try again", (code) => {
    const problem = engineProblem(code, "words of the engine");

    expect(problem.message).toMatch(/^[A-Z].{15,}\.$/);
    expect(problem.nextStep).toMatch(/^[A-Z].{15,}\.$/);
    expect(problem.retryable).toBe(retryable[code]);
    expect(`${problem.message} ${problem.nextStep}`).not.toContain("words of the engine");
  });

  test("says something of its own", () => {
    const messages = codes.map((code) => engineProblem(code, "").message);

    expect(new Set(messages).size).toBe(codes.length);
  });
});

test("a problem names its resource only if there is one", () => {
  expect(engineProblem("stack_locked", "d")).not.toHaveProperty("urn");
  expect(engineProblem("user_exists", "d", "urn:x")).toMatchObject({ code: "user_exists", detail: "d", urn: "urn:x" });
});
