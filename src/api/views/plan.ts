import { z } from "@hono/zod-openapi";
import { Role } from "../../domain/actors.ts";
import type { CostEstimate } from "../../domain/cost.ts";
import { Adopted, type Plan } from "../../domain/plan.ts";
import { PolicyLevel, type PolicyResult } from "../../domain/policy.ts";
import { Tier } from "../../domain/tiers.ts";
import { ChangeSetView, changeSetView } from "./change-set.ts";

export const CostView = z
  .object({
    before_tier: Tier.nullable(),
    after_tier: Tier.nullable(),
    before_cents_a_month: z.int(),
    after_cents_a_month: z.int(),
    difference_cents_a_month: z.int(),
    currency: z.literal("USD"),
    prices_as_of: z.string(),
    is_estimate: z.literal(true),
  })
  .meta({ id: "CostEstimate" });

const PolicyView = z
  .object({
    policy: z.string(),
    title: z.string(),
    level: PolicyLevel,
    passed: z.boolean(),
    message: z.string(),
    overridable_by: Role.nullable(),
  })
  .meta({ id: "PolicyResult" });

export const PlanView = z
  .object({
    number: z.int(),
    made_at: z.iso.datetime(),
    digest: z.string().meta({ description: "What an approval is bound to." }),
    file_digest: z.string().nullable(),
    revision: z.int(),
    base: z.object({ revision: z.int(), state: z.string(), atlas: z.string() }),
    versions: z.object({ pulumi: z.string(), program: z.string(), plugins: z.string() }),
    change_set: ChangeSetView,
    cost: CostView,
    policies: z.array(PolicyView),
    words: z.array(z.string()).meta({ description: "What it means, for people who are no engineers." }),
    cannot_undo: z.array(z.string()),
    convergence: z
      .boolean()
      .meta({ description: "Atlas takes only the size in this upgrade; the rest follows in a second step." }),
    adopts: Adopted.nullable(),
  })
  .meta({ id: "Plan" });

export function planView(plan: Plan): z.infer<typeof PlanView> {
  const { number, digest, revision, base, versions, words, convergence } = plan;
  return {
    number,
    made_at: plan.madeAt.toISOString(),
    digest,
    file_digest: plan.fileDigest,
    revision,
    base,
    versions,
    change_set: changeSetView(plan.changeSet),
    cost: costView(plan.cost),
    policies: plan.policies.map(policyView),
    words,
    cannot_undo: plan.cannotUndo,
    convergence,
    adopts: plan.adopt,
  };
}

function policyView({ overridableBy, ...rest }: PolicyResult): z.infer<typeof PolicyView> {
  return { ...rest, overridable_by: overridableBy };
}

export function costView(cost: CostEstimate): z.infer<typeof CostView> {
  return {
    before_tier: cost.beforeTier,
    after_tier: cost.afterTier,
    before_cents_a_month: cost.beforeCents,
    after_cents_a_month: cost.afterCents,
    difference_cents_a_month: cost.differenceCents,
    currency: cost.currency,
    prices_as_of: cost.pricesAsOf,
    is_estimate: true,
  };
}
