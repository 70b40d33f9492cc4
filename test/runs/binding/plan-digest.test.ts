import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlanContent, planDigest } from "../../../src/runs/binding/plan-digest.ts";
import { firstConfig } from "../../../src/runs/desired/first-config.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { somePlan } from "../../support/some-plan.ts";
import { testRules } from "../../support/test-service.ts";

const hospital = someHospital();
const plan = somePlan(someRun(hospital.id), {});
const config = firstConfig(hospital, testRules.stackDefaults);
const [resource] = plan.changeSet.resources;
if (!resource) throw new Error("the plan has no resource");
const resources = ["a", "b", "c", "d", "e"].map((name) => ({ ...resource, urn: `urn:${name}`, name }));
const content: PlanContent = { ...plan, kind: "change", config, changeSet: { ...plan.changeSet, resources } };

describe("a plan's digest", () => {
  test("does not depend on the order of resources or members", () => {
    const orders = fc.shuffledSubarray(resources, { minLength: resources.length });
    fc.assert(
      fc.property(orders, (order) => {
        const reversed = Object.fromEntries(Object.entries(config).reverse()) as typeof config;
        const same = { ...content, config: reversed, changeSet: { ...content.changeSet, resources: order } };
        expect(planDigest(same)).toBe(planDigest(content));
      }),
      { seed: 20_261_126 },
    );
  });

  test("does not depend on when the plan was made, by which number, file, price or words", () => {
    const other = {
      ...plan,
      ...content,
      madeAt: new Date(),
      number: 9,
      fileDigest: "x",
      words: ["other"],
      policies: [],
    };
    expect(planDigest(other)).toBe(planDigest(content));
  });

  test("is as before when the plan was stored as JSON and read again", () => {
    expect(planDigest(JSON.parse(JSON.stringify(content)))).toBe(planDigest(content));
  });
});
