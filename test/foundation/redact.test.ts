import { expect, test } from "vitest";
import { redactor } from "../../src/foundation/redact.ts";

test("every known secret is masked, the longer one first when one holds the other", () => {
  const redact = redactor(["secret-key", "secret-key-longer", "secret-key"]);
  expect(redact("a=secret-key-longer b=secret-key secret-key")).toBe("a=[secret] b=[secret] [secret]");
});

test("short values are left alone, so that ordinary words stay readable", () => {
  expect(redactor(["on", ""])("conjunction")).toBe("conjunction");
});
