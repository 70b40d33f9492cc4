import { describe, expect, test } from "vitest";
import { unknown } from "../../../../src/local/plugins/protocol/values.ts";
import {
  type Attributes,
  flag,
  listOf,
  number,
  setOf,
  text,
  textMap,
} from "../../../../src/local/plugins/resources/attributes.ts";
import { comparePlan, planChange, refuseLateChoice } from "../../../../src/local/plugins/resources/plan.ts";

const attributes: Attributes = {
  id: { ...text, use: "computed", keeps: true },
  name: { ...text, use: "required", replaces: true },
  comment: { ...text, use: "optional-computed", replaces: true },
  version: { ...text, use: "computed" },
  kind: { ...text, use: "optional-computed", fallback: "NONE" },
  alerts: { ...flag, use: "optional-computed", initially: true },
  tags: { ...textMap, use: "optional" },
  roles: { ...setOf({ role: { ...text, use: "required" } }), use: "optional" },
  limits: { ...setOf({ name: { ...text, use: "required" }, usage: { ...number, use: "computed" } }), use: "optional" },
  nodes: {
    ...listOf({ size: { ...text, use: "required" }, disk: { ...number, use: "optional-computed" } }),
    use: "optional",
  },
};

const state = {
  id: "1",
  name: "a",
  comment: "c",
  version: "8",
  kind: "NONE",
  alerts: true,
  roles: [{ role: "x" }, { role: "y" }],
  limits: [{ name: "l", usage: 3 }],
  nodes: [{ size: "M10", disk: 10 }],
};
const config = { name: "a", roles: [{ role: "y" }, { role: "x" }], limits: [{ name: "l" }], nodes: [{ size: "M10" }] };

function diff(inputs: typeof config & { [name: string]: unknown }) {
  return comparePlan(attributes, state, planChange(attributes, state, { ...inputs } as typeof config));
}

describe("a create", () => {
  test("knows the inputs, the defaults and the first choices, and nothing that the provider computes", () => {
    expect(planChange(attributes, undefined, { name: "a", nodes: [{ size: "M10" }] })).toEqual({
      id: unknown,
      name: "a",
      comment: unknown,
      version: unknown,
      kind: "NONE",
      alerts: true,
      nodes: [{ size: "M10", disk: unknown }],
    });
  });
});

describe("an update", () => {
  test("with the inputs of the state changes nothing: order of a set, computed values and defaults don't count", () => {
    expect(diff(config)).toEqual({ changed: [], replaces: [] });
  });

  test("of one property makes unknown what the provider computes, but not what keeps its value", () => {
    const { changed, replaces } = diff({ ...config, tags: { a: "1" } });
    expect(changed).toEqual(["comment", "limits", "nodes", "tags", "version"]);
    expect(replaces).toEqual(["comment"]);
  });

  test("that removes an optional property plans it away", () => {
    const planned = planChange(attributes, { ...state, tags: { a: "1" } }, config);
    expect(planned.tags).toBeUndefined();
  });

  test("of a property that replaces is said to replace", () => {
    expect(diff({ ...config, name: "b" }).replaces).toEqual(["comment", "name"]);
  });

  test("with an input that is not known yet is a change of that input", () => {
    const planned = planChange(attributes, state, { ...config, name: unknown });
    expect(comparePlan(attributes, state, planned).replaces).toContain("name");
  });

  test("keeps in a set what is computed about an element that the program names again", () => {
    expect(planChange(attributes, state, config).limits).toEqual([{ name: "l", usage: 3 }]);
  });

  test("refuses another value for what is chosen at the creation, and accepts the same one", () => {
    const planned = planChange(attributes, state, config);
    const late = () => refuseLateChoice(attributes, { prior: state, config: { ...config, alerts: false }, planned });
    expect(late).toThrow(/alerts cannot be updated/);
    refuseLateChoice(attributes, { prior: state, config: { ...config, alerts: true }, planned });
  });
});
