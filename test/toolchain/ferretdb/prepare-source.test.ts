import { expect, test } from "vitest";
import { corrections } from "../../../toolchain/ferretdb/corrections.mjs";
import { correct } from "../../../toolchain/ferretdb/prepare-source.mjs";

const correction = { file: "handler.go", find: "\twg sync.WaitGroup\n", replace: "\tm $& sync.Mutex\n", reason: "" };

test("a correction replaces its one place, to the letter", () => {
  expect(correct("type H struct {\n\twg sync.WaitGroup\n}\n", correction)).toBe(
    "type H struct {\n\tm $& sync.Mutex\n}\n",
  );
});

test("a correction that fits nowhere, or twice, stops the build", () => {
  expect(() => correct("type H struct {}", correction)).toThrow("handler.go fits 0 places instead of one");
  expect(() => correct(correction.find.repeat(2), correction)).toThrow("handler.go fits 2 places instead of one");
});

test("every correction says why it is made", () => {
  expect(corrections.filter(({ reason }) => reason.length < 20)).toEqual([]);
});
