import type { Actor } from "../../../src/domain/actors.ts";
import type { Hospital } from "../../../src/domain/hospitals.ts";
import type { Plan } from "../../../src/domain/plan.ts";
import type { PolicyResult } from "../../../src/domain/policy.ts";
import type { Revision } from "../../../src/domain/revisions.ts";
import type { Approval, Run } from "../../../src/domain/runs.ts";
import { planDigest } from "../../../src/runs/binding/plan-digest.ts";
import { firstConfig } from "../../../src/runs/desired/first-config.ts";
import type { RunRules } from "../../../src/runs/rules.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { somePlan } from "../../support/some-plan.ts";
import { testRules } from "../../support/test-service.ts";

/** Everything that says whether a plan may be applied. */
export type Case = { run: Run; plan: Plan; revision: Revision; hospital: Pick<Hospital, "status">; rules: RunRules };

export function person(name: string): Actor {
  return { kind: "key", id: `key_${name}`, name };
}

const violated: PolicyResult = {
  policy: "freeze-window",
  title: "Nothing is changed in a freeze window",
  level: "soft",
  passed: false,
  message: "frozen",
  overridableBy: "admin",
};

/** A change that two people approved who did not ask for it, with a soft policy that an admin let pass. */
export function confirmedCase(): Case {
  const hospital = someHospital({ status: "active" });
  const config = { ...firstConfig(hospital, testRules.stackDefaults), tier: "M10" as const };
  const asked = someRun(hospital.id, { author: person("asker"), revision: 2 });
  const draft = somePlan(asked, { policies: [violated] });
  const plan = { ...draft, digest: planDigest({ ...draft, kind: asked.kind, config }) };
  const { number, digest, fileDigest, changeSet, cost } = plan;
  const at = new Date("2026-05-01T00:00:00Z");
  const approval = (by: Actor): Approval => ({
    by,
    role: "approver",
    at,
    planNumber: number,
    digest,
    comment: null,
    carriedOverFrom: null,
  });
  const { counts, hasChanges } = changeSet;
  return {
    run: {
      ...asked,
      status: "confirmed",
      plan: { number, digest, fileDigest, counts, hasChanges, differenceCents: cost.differenceCents },
      approvals: [approval(person("ada")), approval(person("ben"))],
      overrides: [{ policy: violated.policy, by: person("root"), at, reason: "urgent", digest }],
      confirmation: { by: "approvals", rule: null, at, planNumber: number, digest, fileDigest },
    },
    plan,
    revision: {
      id: `${hospital.id}:2`,
      hospitalId: hospital.id,
      number: 2,
      runId: asked.id,
      config,
      author: asked.author,
      reason: "a test",
      createdAt: at,
    },
    hospital,
    rules: { ...testRules, approvals: { required: 2, byAuthor: false, expireAfterMs: 3_600_000 } },
  };
}

/** A provision that the rule for paid hospitals confirmed, or a recovery of one. */
export function ruleCase(kind: "provision" | "recover" = "provision"): Case {
  const { run, plan, revision, rules } = confirmedCase();
  const [resource] = plan.changeSet.resources;
  if (!resource || !run.plan || !run.confirmation) throw new Error("there is nothing to make a provision of");
  const changeSet: Plan["changeSet"] = {
    resources: [{ ...resource, operation: "create", properties: [] }],
    counts: { create: 1, update: 0, replace: 0, delete: 0, import: 0, same: 0 },
    hasChanges: true,
  };
  const draft = { ...plan, changeSet, policies: [] };
  const config = firstConfig(someHospital({ id: run.hospitalId }), testRules.stackDefaults);
  const digest = planDigest({ ...draft, kind, config });
  return {
    run: {
      ...run,
      kind,
      approvals: [],
      overrides: [],
      plan: { ...run.plan, digest },
      confirmation: {
        ...run.confirmation,
        by: "rule",
        rule: kind === "recover" ? "paid-recovery" : "paid-provision",
        digest,
      },
    },
    plan: { ...draft, digest },
    revision: { ...revision, config },
    hospital: { status: "provisioning" },
    rules,
  };
}
