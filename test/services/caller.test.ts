import { describe, expect, test } from "vitest";
import { type Role, roles } from "../../src/domain/actors.ts";
import { unknownKeyActor } from "../../src/domain/keys.ts";
import {
  actorOf,
  type Caller,
  hashCapability,
  maySee,
  requireAnyProof,
  requireRole,
} from "../../src/services/caller.ts";

const stranger: Caller = { kind: "public", capabilities: [] };
const browser: Caller = { kind: "public", capabilities: ["cap_own"] };
const refusedKey: Caller = { kind: "public", capabilities: [], refusedKey: unknownKeyActor };

function holder(role: Role): Caller {
  return { kind: "actor", actor: { kind: "key", id: "key_1", name: "Ana" }, role };
}

function codeOf(outcome: ReturnType<typeof requireRole> | ReturnType<typeof requireAnyProof>): string {
  return outcome.ok ? "granted" : outcome.problem.code;
}

describe("a role", () => {
  test("may do all that the roles before it may, and nothing of those after it", () => {
    const granted = roles.map((held) => roles.filter((needed) => requireRole(holder(held), needed).ok));
    expect(granted).toEqual([
      ["viewer"],
      ["viewer", "operator"],
      ["viewer", "operator", "approver"],
      ["viewer", "operator", "approver", "admin"],
    ]);
  });

  test("that is missing is said with what is needed, what is held, and whom to ask", () => {
    expect(requireRole(holder("operator"), "approver")).toMatchObject({
      problem: {
        code: "role_missing",
        message: "This needs the role approver; your key Ana has operator.",
        nextStep: expect.stringMatching(/ask an admin/i),
      },
    });
  });

  test.each([
    ["nobody", stranger, "sign_in_required"],
    ["a sign-up's browser", browser, "sign_in_required"],
    ["a key that is not taken", refusedKey, "key_refused"],
  ])("is never had by %s", (_, caller, code) => {
    expect(roles.map((needed) => codeOf(requireRole(caller, needed)))).toEqual(roles.map(() => code));
  });
});

test("what needs any proof refuses who has none, and who sent a key that is not taken", () => {
  expect([stranger, refusedKey, browser, holder("viewer")].map((caller) => codeOf(requireAnyProof(caller)))).toEqual([
    "sign_in_required",
    "key_refused",
    "granted",
    "granted",
  ]);
});

test("every key sees every hospital, a sign-up its own alone", () => {
  const own = { capabilityHash: hashCapability("cap_own") };
  const foreign = { capabilityHash: hashCapability("cap_other") };
  expect([own, foreign].map((hospital) => maySee(browser, hospital))).toEqual([true, false]);
  expect([own, foreign].map((hospital) => maySee(holder("viewer"), hospital))).toEqual([true, true]);
  expect([own, foreign].map((hospital) => maySee(refusedKey, hospital))).toEqual([false, false]);
});

test("a sign-up acts in its hospital's name, a key's holder in its own", () => {
  expect(actorOf(browser, "hosp_1")).toEqual({ kind: "sign-up", id: "hosp_1", name: "sign-up" });
  expect(actorOf(browser)).toMatchObject({ kind: "sign-up", id: "public" });
  expect(actorOf(holder("viewer"), "hosp_1")).toEqual({ kind: "key", id: "key_1", name: "Ana" });
});
