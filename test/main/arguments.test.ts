import { expect, test } from "vitest";
import { readRole } from "../../src/main/arguments.ts";

test("without arguments a process does everything", () => {
  expect(readRole([])).toBe("all");
});

test.each(["all", "api", "worker", "servers"] as const)("a role is given in either spelling: %s", (role) => {
  expect(readRole(["--role", role])).toBe(role);
  expect(readRole([`--role=${role}`])).toBe(role);
});

test.each([
  [["--role", "boss"], "boss"],
  [["--role"], "--role"],
  [["--rolle", "api"], "--rolle"],
  [["worker"], "worker"],
])("what can't be understood is named in one line that says what can: %j", (args, named) => {
  const message = expect.stringMatching(/^(?=.*api)(?=.*worker)(?=.*servers).*$/);
  expect(() => readRole(args)).toThrow(expect.objectContaining({ name: "UsageError", message }));
  expect(() => readRole(args)).toThrow(named);
});
