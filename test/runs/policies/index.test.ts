import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PolicyResult } from "../../../src/domain/policy.ts";
import { judge, policies, standing } from "../../../src/runs/policies/index.ts";
import type { PolicyInput } from "../../../src/runs/policies/policy.ts";
import { policyInput } from "./support.ts";

const folder = new URL("../../../src/runs/policies/", import.meta.url);
const files = readdirSync(folder).filter((file) => !["index.ts", "policy.ts"].includes(file));

describe("the policies", () => {
  test.each(files)("have %s in their list, under the file's name", (file) => {
    expect(policies.map(({ name }) => `${name}.ts`)).toContain(file);
  });

  test("are all in a file of their own", () => {
    expect(policies.map(({ name }) => `${name}.ts`).sort()).toEqual([...files].sort());
  });

  test("let an ordinary change pass, each with its name, its title and how bad a violation would be", () => {
    const results = judge(policyInput());
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.map(({ policy }) => policy)).toEqual(policies.map(({ name }) => name));
    expect(results.map(({ level }) => level)).toEqual(policies.map(({ level }) => level));
    for (const { title, message, overridableBy } of results) {
      expect({ title: title !== "", message, overridableBy }).toEqual({
        title: true,
        message: "",
        overridableBy: null,
      });
    }
  });

  test("answer the same for the same, however often they are asked, and change nothing of it", () => {
    const input: PolicyInput = policyInput();
    const before = structuredClone(input);
    expect(judge(input)).toEqual(judge(input));
    expect(input).toEqual(before);
  });
});

test("what stands in the way is what did not pass, of that level alone", () => {
  const result = (level: PolicyResult["level"], passed: boolean): PolicyResult => {
    return { policy: `${level} ${passed}`, title: "", level, passed, message: "", overridableBy: null };
  };
  const results = [result("soft", true), result("soft", false), result("hard", false), result("advisory", false)];
  expect(standing(results, "soft").map(({ policy }) => policy)).toEqual(["soft false"]);
  expect(standing(results, "hard").map(({ policy }) => policy)).toEqual(["hard false"]);
});
