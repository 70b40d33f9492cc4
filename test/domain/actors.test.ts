import { expect, test } from "vitest";
import { isAtLeast, isSameActor, roles, theService } from "../../src/domain/actors.ts";

test("a role may do what the ones before it may, and nothing that the ones behind it may", () => {
  for (const [held, role] of roles.entries()) {
    expect(roles.map((needed) => isAtLeast(role, needed))).toEqual(roles.map((_, needed) => needed <= held));
  }
});

test("an actor is the same under another name, and another one of another kind or with another id", () => {
  expect(isSameActor(theService, { ...theService, name: "It" })).toBe(true);
  expect(isSameActor(theService, { ...theService, kind: "key" })).toBe(false);
  expect(isSameActor(theService, { ...theService, id: "key_1" })).toBe(false);
});
