import type { ChangeSet, Operation, ResourceChange } from "../../../src/domain/change-set.ts";
import { estimateCost } from "../../../src/domain/cost.ts";
import type { HospitalDatabase } from "../../../src/domain/hospitals.ts";
import type { Policy, PolicyInput } from "../../../src/runs/policies/policy.ts";
import type { PolicyRules } from "../../../src/runs/rules.ts";
import { hospitalConfig } from "../../stacks/support/hospital-config.ts";

export const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";

/** A house that has decided nothing. */
export const noRules: PolicyRules = {
  production: false,
  monthlyBudgetCents: null,
  allowedRegions: null,
  freezeWindows: [],
};

export const database: HospitalDatabase = {
  projectId: "p",
  clusterId: "c",
  clusterName: "st-mary",
  databaseName: "hospital_st_mary",
  connectionString: "mongodb://127.0.0.1:9",
  tier: "M0",
  credentialGeneration: 1,
};

/** A plan that does this to one resource. */
export function changes(operation: Operation, type = clusterType): ChangeSet {
  const resource: ResourceChange = {
    urn: "urn:c",
    type,
    name: "cluster",
    operation,
    properties: [],
    replacedBecauseOf: [],
  };
  const counts = { create: 0, update: 0, replace: 0, delete: 0, import: 0, same: 0 };
  return { resources: [resource], counts, hasChanges: operation !== "same" };
}

/** An ordinary change of an M0 that every policy lets pass, unless a test says otherwise. */
export function policyInput(input: Partial<PolicyInput> = {}): PolicyInput {
  return {
    kind: "change",
    hospital: { plan: "professional", target: "local", database },
    before: hospitalConfig("st-mary"),
    after: hospitalConfig("st-mary"),
    changeSet: changes("update"),
    cost: estimateCost("M0", "M0"),
    rules: noRules,
    now: new Date("2026-03-01T12:00:00Z"),
    ...input,
  };
}

/** What a policy says of it; "passed" if nothing. */
export function levelOf(policy: Policy, input: Partial<PolicyInput> = {}) {
  return policy.judge(policyInput(input))?.level ?? "passed";
}
