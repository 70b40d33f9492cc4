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
  limits: {
    ...setOf({
      name: { ...text, use: "required" },
      value: { ...text, use: "required" },
      used: { ...text, use: "computed" },
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

  test("have no property that is gone, and of a set as many elements as are still there", () => {
    const inputs = { comment: "c", roles: [{ role: "x" }, { role: "y" }] };
    expect(refreshInputs(attributes, inputs, { roles: [{ role: "y" }] })).toEqual({ roles: [{ role: "y" }] });
    expect(refreshInputs(attributes, inputs, { roles: [{ role: "z" }, { role: "y" }] })).toEqual({
      roles: [{ role: "z" }, { role: "y" }],
    });
  });

  test("have the elements of a set in the program's order and without what the provider adds", () => {
    const limits = [
      { name: "a", value: "1" },
      { name: "b", value: "2" },
    ];
    const now = [
      { name: "b", value: "3", used: "1" },
      { name: "a", value: "1", used: "0" },
    ];
    expect(refreshInputs(attributes, { limits }, { limits: now })).toEqual({
      limits: [
        { name: "a", value: "1" },
        { name: "b", value: "3" },
      ],
    });
  });
});

describe("inputs of an import", () => {
  test("are what a program could have set and what is not empty", () => {
    const state = { id: "1", name: "a", comment: "", paused: false, tags: {}, nodes: [{ size: "M10", zone: "z" }] };
    expect(inputsOfImport(attributes, state)).toEqual({ name: "a", nodes: [{ size: "M10" }] });
  });
});
