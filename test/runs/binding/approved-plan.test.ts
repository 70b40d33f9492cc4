import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runStatuses } from "../../../src/domain/run-statuses.ts";
import { runKinds } from "../../../src/domain/runs.ts";
import { approvedPlan } from "../../../src/runs/binding/approved-plan.ts";
import { type Case, confirmedCase, person, ruleCase } from "../support/confirmed-run.ts";

type Change = readonly [name: string, make: (whole: Case, noise: string) => Case];

const answer = ({ run, plan, revision, hospital, rules }: Case) => approvedPlan(run, plan, revision, hospital, rules);
const inRun = (change: (run: Case["run"], noise: string) => Partial<Case["run"]>) => (whole: Case, noise: string) => ({
  ...whole,
  run: { ...whole.run, ...change(whole.run, noise) },
});
const inPlan =
  (change: (plan: Case["plan"], noise: string) => Partial<Case["plan"]>) => (whole: Case, noise: string) => ({
    ...whole,
    plan: { ...whole.plan, ...change(whole.plan, noise) },
  });
const inSummary = (change: (noise: string) => Partial<NonNullable<Case["run"]["plan"]>>) =>
  inRun(({ plan }, noise) => ({ plan: plan && { ...plan, ...change(noise) } }));
const inConfirmation = (change: (noise: string) => Partial<NonNullable<Case["run"]["confirmation"]>>) =>
  inRun(({ confirmation }, noise) => ({ confirmation: confirmation && { ...confirmation, ...change(noise) } }));
const inConfig = (change: Record<string, unknown>) => (whole: Case) => ({
  ...whole,
  revision: { ...whole.revision, config: { ...whole.revision.config, ...(change as Case["revision"]["config"]) } },
});

/** Whatever is not as it was when people, or the rule, said yes. */
const anyChange: readonly Change[] = [
  ...runStatuses
    .filter((status) => status !== "confirmed")
    .map((status): Change => [status, inRun(() => ({ status }))]),
  ["no plan", inRun(() => ({ plan: null }))],
  ["no confirmation", inRun(() => ({ confirmation: null }))],
  ["no revision", inRun(() => ({ revision: null }))],
  ["another revision of the run", inRun(() => ({ revision: 3 }))],
  ["the plan of another run", inPlan(() => ({ runId: confirmedCase().run.id }))],
  ["another plan's number", inPlan(() => ({ number: 2 }))],
  ["a newer plan on the run", inSummary(() => ({ number: 2 }))],
  ["another digest on the run", inSummary((digest) => ({ digest }))],
  ["another digest of the plan", inPlan((_, digest) => ({ digest }))],
  ["another file", inPlan((_, fileDigest) => ({ fileDigest }))],
  ["no file", inPlan(() => ({ fileDigest: null }))],
  ["a confirmation of another digest", inConfirmation((digest) => ({ digest }))],
  ["a confirmation of another file", inConfirmation((fileDigest) => ({ fileDigest }))],
  ["a confirmation of another plan", inConfirmation(() => ({ planNumber: 2 }))],
  ["a rule that there is not", inConfirmation((rule) => ({ by: "rule", rule }))],
  ["a rule that is not said", inConfirmation(() => ({ by: "rule", rule: null }))],
  ["the rule for nothing to change", inConfirmation(() => ({ by: "rule", rule: "nothing-to-change" }))],
  ["another revision of the plan", inPlan(() => ({ revision: 3 }))],
  ["another revision", (whole) => ({ ...whole, revision: { ...whole.revision, number: 3 } })],
  ["another tier", inConfig({ tier: "M30" })],
  ["another access list", inConfig({ accessList: [{ address: "0.0.0.0/0", comment: "" }] })],
  ["other credentials", inConfig({ credentialGenerations: [1, 2] })],
  ["a suspension", inConfig({ suspended: true })],
  ["another region", inConfig({ region: "EU_WEST_1" })],
  ["another base revision", inPlan(({ base }) => ({ base: { ...base, revision: 9 } }))],
  ["another state", inPlan(({ base }, state) => ({ base: { ...base, state } }))],
  ["another Atlas", inPlan(({ base }, atlas) => ({ base: { ...base, atlas } }))],
  ["another Pulumi", inPlan(({ versions }, pulumi) => ({ versions: { ...versions, pulumi } }))],
  ["another program", inPlan(({ versions }, program) => ({ versions: { ...versions, program } }))],
  ["other plugins", inPlan(({ versions }, plugins) => ({ versions: { ...versions, plugins } }))],
  ["another second step", inPlan(({ convergence }) => ({ convergence: !convergence }))],
  ["something to take in", inPlan((_, project) => ({ adopt: { project } }))],
  ["nothing in it", inPlan(({ changeSet }) => ({ changeSet: { ...changeSet, resources: [] } }))],
  ["a resource more", inPlan(({ changeSet }, urn) => ({ changeSet: withResource(changeSet, { urn }, true) }))],
  ["another resource", inPlan(({ changeSet }, urn) => ({ changeSet: withResource(changeSet, { urn }) }))],
  ["a deletion", inPlan(({ changeSet }) => ({ changeSet: withResource(changeSet, { operation: "delete" }) }))],
  [
    "another property",
    inPlan(({ changeSet }, path) => ({
      changeSet: withResource(changeSet, {
        properties: [{ path, before: 1, after: 2, secret: false, unknown: false }],
      }),
    })),
  ],
  [
    "a replacement",
    inPlan(({ changeSet }, why) => ({ changeSet: withResource(changeSet, { replacedBecauseOf: [why] }) })),
  ],
  ["a hard policy", inPlan(({ policies }) => ({ policies: [...policies, failing("hard")] }))],
  ["a soft policy", inPlan(({ policies }) => ({ policies: [...policies, failing("soft")] }))],
  ...runKinds.map(
    (kind): Change => [`another kind (${kind})`, inRun((run) => ({ kind: kind === run.kind ? "rotate" : kind }))],
  ),
];

/** What people's yes and letting pass are made of. */
const anyChangeOfPeople: readonly Change[] = [
  ["no approvals", inRun(() => ({ approvals: [] }))],
  ["one approval", inRun(({ approvals }) => ({ approvals: approvals.slice(1) }))],
  ["the same one twice", inRun(({ approvals: [one] }) => ({ approvals: one ? [one, { ...one }] : [] }))],
  [
    "the same one under two names",
    inRun(({ approvals }, name) => ({
      approvals: approvals.map(({ by, ...rest }) => ({ ...rest, by: { ...by, id: "key_ada", name } })),
    })),
  ],
  [
    "one by the author",
    inRun(({ approvals: [one, other], author }) => ({
      approvals: one && other ? [one, { ...other, by: author }] : [],
    })),
  ],
  [
    "one for another digest",
    inRun(({ approvals: [one, other] }, digest) => ({ approvals: one && other ? [one, { ...other, digest }] : [] })),
  ],
  [
    "one for another plan",
    inRun(({ approvals: [one, other] }) => ({ approvals: one && other ? [one, { ...other, planNumber: 7 }] : [] })),
  ],
  ["an author who approved", inRun(() => ({ author: person("ada") }))],
  [
    "more people needed",
    (whole) => ({ ...whole, rules: { ...whole.rules, approvals: { ...whole.rules.approvals, required: 3 } } }),
  ],
  ["nothing let pass", inRun(() => ({ overrides: [] }))],
  [
    "another policy let pass",
    inRun(({ overrides }, policy) => ({ overrides: overrides.map((one) => ({ ...one, policy })) })),
  ],
  [
    "let pass for another plan",
    inRun(({ overrides }, digest) => ({ overrides: overrides.map((one) => ({ ...one, digest })) })),
  ],
];

describe("a plan that was approved", () => {
  test("may be applied as it stands, by people's yes or by a rule", () => {
    for (const whole of [confirmedCase(), ruleCase(), ruleCase("recover")]) expect(answer(whole)).toEqual(whole.plan);
  });

  test.each([...anyChange, ...anyChangeOfPeople])("may not be applied with %s", (_, change) => {
    fc.assert(
      fc.property(noise, (text) => {
        expect(answer(change(confirmedCase(), text))).toBeNull();
      }),
      options,
    );
  });

  test.each(anyChange)("by a rule, may not be applied with %s", (_, change) => {
    fc.assert(
      fc.property(noise, (text) => {
        expect(answer(change(ruleCase(), text))).toBeNull();
        expect(answer(change(ruleCase("recover"), text))).toBeNull();
      }),
      options,
    );
  });

  test.each(["active", "past_due", "suspended", "offboarding", "retained"] as const)(
    "by the rule for recoveries, may not be applied to a hospital that is %s",
    (status) => {
      expect(answer({ ...ruleCase("recover"), hospital: { status } })).toBeNull();
    },
  );

  test("may not be applied after any of these in whatever order, and people's names change nothing", () => {
    const many = fc.array(fc.constantFrom(...anyChange, ...anyChangeOfPeople), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(many, noise, (changes, text) => {
        const changed = changes.reduce((whole, [, change]) => change(whole, text), confirmedCase());
        if (!undoes(changes)) expect(answer(changed)).toBeNull();
      }),
      { ...options, numRuns: 2_000 },
    );
    const renamed = inRun(({ approvals }) => ({
      approvals: approvals.map((one) => ({ ...one, by: { ...one.by, name: "x" } })),
    }));
    expect(answer(renamed(confirmedCase(), ""))).not.toBeNull();
  });
});

/** No text of a valid case is as long. */
const noise = fc.string({ minLength: 65, maxLength: 80 });
const options = { numRuns: 20, seed: 20_261_126 };

/** Some changes put back what another one changed, such as a revision that is another one everywhere. */
function undoes(changes: readonly Change[]): boolean {
  return (
    new Set(changes.map(([name]) => name)).size > 1 &&
    changes.some(([name]) => /revision|digest|second step|number|file|kind/.test(name))
  );
}

function failing(level: "soft" | "hard"): Case["plan"]["policies"][number] {
  const overridableBy = level === "soft" ? ("admin" as const) : null;
  return { policy: "another", title: "Another", level, passed: false, message: "no", overridableBy };
}

type ChangeSet = Case["plan"]["changeSet"];

function withResource(set: ChangeSet, change: Partial<ChangeSet["resources"][number]>, isMore = false): ChangeSet {
  const [first] = set.resources;
  if (!first) return set;
  const changed = { ...first, ...change };
  return { ...set, resources: isMore ? [first, changed] : [changed] };
}
