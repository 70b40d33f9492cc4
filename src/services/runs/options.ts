import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { type CostEstimate, estimateCost } from "../../domain/cost.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { plans } from "../../domain/plans.ts";
import { type RunKind, runKinds } from "../../domain/runs.ts";
import { describeChange } from "../../domain/tier-words.ts";
import type { Tier } from "../../domain/tiers.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { desire } from "../../runs/desired/desire.ts";
import { upgradeProblem } from "../../runs/turns/upgradeable.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, type ServiceProblem } from "../problems.ts";
import { kindObjection } from "./check-wish.ts";

/** `problem` says why this can't be asked for now; null if it can. */
export type KindOption = { readonly kind: RunKind; readonly problem: ServiceProblem | null };

/** A tier of the hospital's plan; `words` say what the move means. */
export type TierOption = {
  readonly tier: Tier;
  readonly words: string;
  readonly cost: CostEstimate;
  readonly problem: ServiceProblem | null;
};

export type RunOptions = {
  readonly kinds: readonly KindOption[];
  /** Empty before the first revision was applied. */
  readonly tiers: readonly TierOption[];
  /** What a change starts from. */
  readonly present: HospitalStackConfig | null;
};

/** What this caller may ask for of a hospital now, and of everything else why not. For viewers. */
export async function showOptions(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
): Promise<Outcome<RunOptions, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const { hospitals, revisions } = context.repositories;
  const hospital = await hospitals.find(hospitalId);
  if (!hospital) return refused(hospitalNotFound);
  const mayAsk = requireRole(caller, "operator");
  const missing = mayAsk.ok ? null : mayAsk.problem;
  const kinds = runKinds.map((kind) => ({ kind, problem: missing ?? kindObjection(context, hospital, kind) }));
  const applied = await revisions.find(hospital.id, hospital.appliedRevision);
  const present = applied && HospitalStackConfig.parse(applied.config);
  const change = kinds.find(({ kind }) => kind === "change")?.problem ?? null;
  const tiers: TierOption[] = [];
  for (const tier of present ? plans[hospital.plan].allowedTiers : []) {
    tiers.push(await tierOption(context, hospital, present?.tier ?? tier, tier, change));
  }
  return done({ kinds, tiers, present });
}

async function tierOption(
  context: ServiceContext,
  hospital: Hospital,
  from: Tier,
  tier: Tier,
  change: ServiceProblem | null,
): Promise<TierOption> {
  return {
    tier,
    words: describeChange({ beforeTier: from, afterTier: tier, diskSizeGb: null }),
    cost: estimateCost(from, tier),
    problem: change ?? (from === tier ? null : await tierProblem(context, hospital, tier)),
  };
}

async function tierProblem(
  { repositories, rules }: ServiceContext,
  hospital: Hospital,
  tier: Tier,
): Promise<ServiceProblem | null> {
  const wish = { kind: "change" as const, change: { tier }, toRevision: null };
  const desired = await desire({ repositories, stackDefaults: rules.stackDefaults }, hospital, wish);
  return desired.ok ? upgradeProblem(repositories, hospital, wish, desired.value) : desired.problem;
}
