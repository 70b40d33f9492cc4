import { estimateCost } from "../../src/domain/cost.ts";
import { type Plan, planIdOf } from "../../src/domain/plan.ts";
import type { Run } from "../../src/domain/runs.ts";

/** A plan of a run that updates its cluster, unless `changes` says otherwise. */
export function somePlan({ id: runId, hospitalId }: Pick<Run, "id" | "hospitalId">, changes: Partial<Plan>): Plan {
  const number = changes.number ?? 1;
  return {
    id: planIdOf(runId, number),
    runId,
    hospitalId,
    number,
    madeAt: new Date("2026-05-01T00:00:00Z"),
    revision: 2,
    digest: "d".repeat(64),
    fileDigest: "f".repeat(64),
    base: { revision: 1, state: "5".repeat(64), atlas: "a".repeat(64) },
    versions: { pulumi: "3.0.0", program: "p", plugins: "mongodbatlas 4.16.0" },
    changeSet: {
      resources: [
        {
          urn: "urn:pulumi:s::p::mongodbatlas:index/advancedCluster:AdvancedCluster::cluster",
          type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
          name: "cluster",
          operation: "update",
          properties: [{ path: "replicationSpecs", before: "M0", after: "M10", secret: false, unknown: false }],
          replacedBecauseOf: [],
        },
      ],
      counts: { create: 0, update: 1, replace: 0, delete: 0, import: 0, same: 0 },
      hasChanges: true,
    },
    cost: estimateCost("M0", "M10"),
    policies: [],
    words: ["M0 → M10"],
    cannotUndo: [],
    convergence: true,
    adopt: null,
    ...changes,
  };
}
