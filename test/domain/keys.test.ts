import { expect, test } from "vitest";
import { KeyName } from "../../src/domain/keys.ts";

test.each(["Ana Silva", "x", "x".repeat(80), "deploy-bot #2", "Łukasz", "王芳"])("a key may be called %j", (name) => {
  expect(KeyName.parse(` ${name} `)).toBe(name);
});

test.each(["", "  ", "x".repeat(81), "two\nlines", "a\u0000b", "a\u2028b", "ab\u202Ecd"])(
  "a key can't be called %j",
  (name) => {
    expect(KeyName.safeParse(name).success).toBe(false);
  },
);

test.each(["ops key", "Ops Key", "unknown key", "chakravue operator", "sign-up"])(
  "no key can pass itself off as %j in the ledger",
  (name) => {
    expect(KeyName.safeParse(name).success).toBe(false);
  },
);

test("two spellings of the same letters are one name", () => {
  expect(KeyName.parse("Jose\u0301")).toBe(KeyName.parse("Jos\u00e9"));
});
