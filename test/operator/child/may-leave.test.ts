import { expect, test } from "vitest";
import { mayLeave } from "../../../src/operator/child/may-leave.ts";
import { begun, finished, said } from "../support/events.ts";

test.each(["debug", "info#debug"])(
  "what the SDK says at %s stays in the process: it spells passwords out",
  (severity) => {
    expect(mayLeave(said(severity as "info", "password: canary"))).toBe(false);
  },
);

test.each(["info", "info#err", "warning", "error"] as const)("what is said at %s may leave", (severity) => {
  expect(mayLeave(said(severity, "words"))).toBe(true);
});

test("what happens to resources may leave", () => {
  expect([begun({ op: "create" }), finished({ op: "create" })].map(mayLeave)).toEqual([true, true]);
});
