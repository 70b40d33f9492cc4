import { describe, expect, test } from "vitest";
import { unknown, type Value } from "../../../../src/local/plugins/protocol/values.ts";
import { type Kind, listOf, setOf, text, textMap } from "../../../../src/local/plugins/resources/attributes.ts";
import { sameValue } from "../../../../src/local/plugins/resources/equality.ts";

const attributes = { a: { ...text, use: "optional" }, b: { ...text, use: "optional" } } as const;
const texts = { kind: "set", of: text } as const;

describe("the same are", () => {
  test.each([
    ["absence and null", text, undefined, null],
    ["a set in another order", texts, ["x", "y"], ["y", "x"]],
    ["a set of objects that is empty and one that is absent", setOf(attributes), [], undefined],
    ["objects with and without a null", listOf(attributes), [{ a: "1", b: null }], [{ a: "1" }]],
    ["equal maps", textMap, { a: "1" }, { a: "1" }],
  ])("%s", (_what, kind, a, b) => {
    expect([sameValue(kind, a, b), sameValue(kind, b, a)]).toEqual([true, true]);
  });
});

const different: [string, Kind, Value | undefined, Value | undefined][] = [
  ["a list in another order", { kind: "list", of: text }, ["x", "y"], ["y", "x"]],
  ["a set and one with an element twice", texts, ["x", "y"], ["x", "x"]],
  ["an empty map and none", textMap, {}, undefined],
  ["an empty set of texts and none", texts, [], undefined],
  ["a map and one with another key", textMap, { a: "1" }, { a: "1", b: "2" }],
  ["a value and one that is not known yet", text, "x", unknown],
  ["a value and none", text, "", undefined],
];

describe("not the same are", () => {
  test.each(different)("%s", (_what, kind, a, b) => {
    expect([sameValue(kind, a, b), sameValue(kind, b, a)]).toEqual([false, false]);
  });
});
