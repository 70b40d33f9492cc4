import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { ChangeSet } from "../../domain/change-set.ts";
import { changeWords } from "../../domain/change-words.ts";
import { estimateCost } from "../../domain/cost.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { type Adopted, type EngineVersions, type Plan, planIdOf } from "../../domain/plan.ts";
import type { Run } from "../../domain/runs.ts";
import { Tier } from "../../domain/tiers.ts";
import type { Ground } from "../binding/base.ts";
import { planDigest } from "../binding/plan-digest.ts";
import type { Desired } from "../desired/desire.ts";
import { judge } from "../policies/index.ts";
import type { PolicyRules } from "../rules.ts";
import { needsConvergence } from "./convergence.ts";
import { nextPlanNumber } from "./plan-file.ts";
import { touchesTier } from "./touches-tier.ts";
import { wordsOf } from "./words.ts";

/** Everything that a preview found out. */
export type Previewed = {
  readonly hospital: Hospital;
  readonly desired: Desired;
  readonly revision: number;
  readonly config: HospitalStackConfig;
  readonly changeSet: ChangeSet;
  readonly fileDigest: string | null;
  readonly ground: Ground;
  readonly versions: EngineVersions;
  readonly adopt: Adopted | null;
};

/** The plan that a preview comes to: what it costs, what it means, what the policies say, and the digest over all of it. */
export function composePlan(run: Run, previewed: Previewed, rules: PolicyRules, now: Date): Plan {
  const { hospital, desired, revision, config, changeSet, fileDigest, ground, versions, adopt } = previewed;
  const { kind } = run;
  const { before } = desired;
  const tierBefore = presentTier(previewed);
  const cost = estimateCost(tierBefore, kind === "offboard" ? null : config.tier);
  const convergence = kind !== "offboard" && needsConvergence(before, config);
  const content = { revision, base: ground.base, versions, changeSet, adopt, convergence };
  const number = nextPlanNumber(run);
  return {
    ...content,
    id: planIdOf(run.id, number),
    runId: run.id,
    hospitalId: hospital.id,
    number,
    madeAt: now,
    digest: planDigest({ ...content, kind, config }),
    fileDigest,
    cost,
    policies: judge({ kind, hospital, before, after: config, changeSet, cost, rules, now }),
    words: changeWords(wordsOf(kind, before && tierBefore && { ...before, tier: tierBefore }, config, ground.readBack)),
    cannotUndo: [...desired.cannotUndo],
  };
}

/** What the plan starts from: what Atlas has if the plan changes it, which after a broken-off run is not what was applied. */
function presentTier({ hospital, changeSet, ground }: Previewed): Tier | null {
  const real = Tier.safeParse(ground.readBack.cluster?.tier);
  return real.success && touchesTier(changeSet) ? real.data : (hospital.database?.tier ?? null);
}
