import { describe, expect, test } from "vitest";
import {
  type Attributes,
  flag,
  listOf,
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
  nodes: { ...listOf({ size: { ...text, use: "required" }, zone: { ...text, use: "computed" } }), use: "optional" },
};

describe("inputs after a refresh", () => {
  test("are those that the program had, with the values of now", () => {
    const inputs = { name: "a", nodes: [{ size: "M10" }], tags: { a: "1" } };
    const state = { id: "1", name: "b", comment: "new", nodes: [{ size: "M20", zone: "z" }], tags: { a: "2", b: "3" } };
    expect(refreshInputs(attributes, inputs, state)).toEqual({ name: "b", nodes: [{ size: "M20" }], tags: { a: "2" } });
  });

  test("have no property that is gone, and of a set only the elements that are still there", () => {
    const inputs = { comment: "c", roles: [{ role: "x" }, { role: "y" }] };
    expect(refreshInputs(attributes, { tags: { a: "1" } }, { tags: { b: "2" } })).toEqual({ tags: {} });
    expect(refreshInputs(attributes, {}, { tags: {} })).toEqual({});
    expect(refreshInputs(attributes, inputs, { roles: [{ role: "z" }, { role: "y" }] })).toEqual({
      roles: [{ role: "y" }],
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
