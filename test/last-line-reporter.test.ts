import { expect, test } from "vitest";
import { tally } from "./last-line-reporter.ts";

type Module = Parameters<typeof tally>[0][number];

/** As much of vitest's report as is counted. */
function moduleOf({ states = [] as string[], errors = 0, hookErrors = 0 }): Module {
  const errorList = (count: number) => Array.from({ length: count }, () => ({ message: "broken" }));
  return {
    errors: () => errorList(errors),
    children: {
      allTests: () => states.map((state) => ({ result: () => ({ state }) })),
      allSuites: () => [{ errors: () => errorList(hookErrors) }],
    },
  } as unknown as Module;
}

test("tests are counted by how they ended", () => {
  const module = moduleOf({ states: ["passed", "passed", "failed", "skipped", "pending"] });
  expect(tally([module, moduleOf({ states: ["passed"] })], 0)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test("a file that can't be loaded, a broken hook and a stray error are failures", () => {
  expect(tally([moduleOf({ errors: 1 }), moduleOf({ hookErrors: 1 })], 1)).toEqual({
    passed: 0,
    failed: 3,
    skipped: 0,
  });
});
