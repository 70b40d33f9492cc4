import { describe, expect, test } from "vitest";
import {
  type Attributes,
  flag,
  listOf,
  number,
  setOf,
  text,
  textMap,
} from "../../../../src/local/plugins/resources/attributes.ts";
import { inputsOfImport, refreshInputs } from "../../../../src/local/plugins/resources/inputs.ts";

const attributes: Attributes = {
  id: { ...text, use: "computed" },
  name: { ...text, use: "required" },
  comment: { ...text, use: "optional" },
  paused: { ...flag, use: "optional-computed" },
  tags: { ...textMap, use: "optional" },
  roles: { ...setOf({ role: { ...text, use: "required" } }), use: "optional" },
  words: { kind: "set", of: text, use: "optional" },
  limits: {
    ...setOf({
      name: { ...text, use: "required" },
      value: { ...number, use: "required" },
      usage: { ...number, use: "computed" },
    }),
    use: "optional",
  },
  nodes: { ...listOf({ size: { ...text, use: "required" }, zone: { ...text, use: "computed" } }), use: "optional" },
};

describe("inputs after a refresh", () => {
  test("are those that the program had, with the values of now", () => {
    const inputs = { name: "a", nodes: [{ size: "M10" }], tags: { a: "1" } };
    const state = { id: "1", name: "b", comment: "new", nodes: [{ size: "M20", zone: "z" }], tags: { a: "2", b: "3" } };
    expect(refreshInputs(attributes, inputs, state)).toEqual({ name: "b", nodes: [{ size: "M20" }], tags: { a: "2" } });
  });

  test("have in a set for each element the one of now that is most like it, with what the program says of it", () => {
    const inputs = {
      limits: [
        { name: "a", value: 1 },
        { name: "b", value: 2 },
      ],
      words: ["x", "y"],
    };
    const now = {
      limits: [
        { name: "b", value: 3, usage: 9 },
        { name: "c", value: 4, usage: 9 },
        { name: "a", value: 1, usage: 9 },
      ],
    };
    expect(refreshInputs(attributes, inputs, { ...now, words: ["z"] })).toEqual({
      limits: [
        { name: "a", value: 1 },
        { name: "b", value: 3 },
      ],
      words: ["z"],
    });
  });

  test("have no property that is gone, and no more elements in a set than there are", () => {
    const inputs = { comment: "c", roles: [{ role: "x" }, { role: "y" }] };
    expect(refreshInputs(attributes, { tags: { a: "1" } }, { tags: { b: "2" } })).toEqual({ tags: {} });
    expect(refreshInputs(attributes, {}, { tags: {} })).toEqual({});
    expect(refreshInputs(attributes, inputs, { roles: [{ role: "y" }] })).toEqual({ roles: [{ role: "y" }] });
    expect(refreshInputs(attributes, inputs, { roles: [{ role: "z" }, { role: "y" }] })).toEqual({
      roles: [{ role: "z" }, { role: "y" }],
    });
  });
});

describe("inputs of an import", () => {
  test("are what a program has to set, empty or not", () => {
    const state = { id: "1", name: "", nodes: [{ size: "" }] };
    expect(inputsOfImport(attributes, state)).toEqual({ name: "", nodes: [{ size: "" }] });
  });

  test("are what a program could have set and what is not empty", () => {
    const state = { id: "1", name: "a", comment: "", paused: false, tags: {}, nodes: [{ size: "M10", zone: "z" }] };
    expect(inputsOfImport(attributes, state)).toEqual({ name: "a", nodes: [{ size: "M10" }] });
  });
});
