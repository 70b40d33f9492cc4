import { describe, expect, test } from "vitest";
import type { Plan } from "../../../src/domain/plan.ts";
import { ruleThatConfirms } from "../../../src/runs/binding/confirming-rules.ts";
import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { ruleCase } from "../support/confirmed-run.ts";

const { plan, revision } = ruleCase("recover");
const config = HospitalStackConfig.parse(revision.config);
const [generation = 1] = config.credentialGenerations;
const waiting = { status: "provisioning" } as const;

function counted(counts: Partial<Plan["changeSet"]["counts"]>): typeof plan {
  return { ...plan, changeSet: { ...plan.changeSet, counts: { ...plan.changeSet.counts, ...counts } } };
}

describe("a recovery needs nobody's yes", () => {
  test("until the hospital is active for the first time, and takes in what is there", () => {
    expect(ruleThatConfirms("recover", counted({ import: 1, update: 1 }), config, waiting)).toBe("paid-recovery");
  });
});

describe("a recovery waits for people", () => {
  test.each(["active", "past_due", "suspended", "offboarding"] as const)("of a hospital that is %s", (status) => {
    expect(ruleThatConfirms("recover", plan, config, { status })).toBeNull();
  });

  test.each([{ delete: 1 }, { replace: 1 }])("if something is taken away: %j", (counts) => {
    expect(ruleThatConfirms("recover", counted(counts), config, waiting)).toBeNull();
  });

  test("if there is more than one generation of credentials", () => {
    const rotated = { ...config, credentialGenerations: [generation, generation + 1] };
    expect(ruleThatConfirms("recover", plan, rotated, waiting)).toBeNull();
  });
});
