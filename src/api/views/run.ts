import { z } from "@hono/zod-openapi";
import { type ChangeSet, PropertyChange } from "../../domain/change-set.ts";
import type { CostEstimate } from "../../domain/cost.ts";
import { Actor, type Run, type RunEvent, RunKind, RunStatus } from "../../domain/runs.ts";
import { Tier } from "../../domain/tiers.ts";
import { flagsOf, hasEnded } from "../../runs/machine.ts";

const Counts = z.object({
  create: z.int(),
  update: z.int(),
  replace: z.int(),
  delete: z.int(),
  import: z.int(),
  same: z.int(),
});

const ChangeSetView = z
  .object({
    has_changes: z.boolean(),
    counts: Counts,
    resources: z.array(
      z.object({
        urn: z.string(),
        type: z.string(),
        name: z.string(),
        operation: z.string(),
        replaced_because_of: z.array(z.string()),
        properties: z.array(
          PropertyChange.extend({ before: z.unknown().optional(), after: z.unknown().optional() }).meta({
            description: "path, before and after; a secret has neither value, an unknown one has no after.",
          }),
        ),
      }),
    ),
  })
  .meta({ id: "ChangeSet" });

const CostView = z
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

const ProblemView = z.object({ code: z.string(), message: z.string(), next_step: z.string(), retryable: z.boolean() });

export const RunView = z
  .object({
    id: z.string().meta({ example: "run_8d2f6h1j9k3m5n7p0q4r" }),
    organization_id: z.string(),
    kind: RunKind,
    status: RunStatus,
    has_ended: z.boolean(),
    reason: z.string(),
    author: Actor,
    revision: z.int(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    flags: z.object({ confirmable: z.boolean(), discardable: z.boolean(), cancelable: z.boolean() }),
    cancel_requested: z.boolean(),
    plan: z
      .object({
        file_digest: z.string().nullable(),
        base_revision: z.int(),
        change_set: ChangeSetView,
        cost: CostView,
      })
      .nullable(),
    approval: z.object({ by: Actor, at: z.iso.datetime(), file_digest: z.string().nullable() }).nullable(),
    applied: ChangeSetView.nullable(),
    problem: ProblemView.nullable(),
  })
  .meta({ id: "Run" });
export type RunView = z.infer<typeof RunView>;

export const RunEventView = z
  .object({
    at: z.iso.datetime(),
    type: z.enum(["status", "resource", "message"]),
    text: z.string(),
    status: RunStatus.optional(),
    resource: z.object({ name: z.string(), type: z.string(), operation: z.string(), state: z.string() }).optional(),
  })
  .meta({ id: "RunEvent" });

export function runView(run: Run): RunView {
  return {
    id: run.id,
    organization_id: run.hospitalId,
    kind: run.kind,
    status: run.status,
    has_ended: hasEnded(run.status),
    reason: run.reason,
    author: run.author,
    revision: run.revision,
    created_at: run.createdAt.toISOString(),
    updated_at: run.updatedAt.toISOString(),
    flags: flagsOf(run.status),
    cancel_requested: run.cancelRequested,
    plan: run.plan && {
      file_digest: run.plan.fileDigest,
      base_revision: run.plan.baseRevision,
      change_set: changeSetView(run.plan.changeSet),
      cost: costView(run.plan.cost),
    },
    approval: run.approval && {
      by: run.approval.by,
      at: run.approval.at.toISOString(),
      file_digest: run.approval.fileDigest,
    },
    applied: run.applied && changeSetView(run.applied),
    problem: run.problem && {
      code: run.problem.code,
      message: run.problem.message,
      next_step: run.problem.nextStep,
      retryable: run.problem.retryable,
    },
  };
}

export function runEventView(event: RunEvent): z.infer<typeof RunEventView> {
  return { ...event, at: event.at.toISOString() };
}

function changeSetView({ resources, counts, hasChanges }: ChangeSet) {
  return {
    has_changes: hasChanges,
    counts,
    resources: resources.map(({ replacedBecauseOf, ...rest }) => ({ ...rest, replaced_because_of: replacedBecauseOf })),
  };
}

function costView(cost: CostEstimate) {
  return {
    before_tier: cost.beforeTier,
    after_tier: cost.afterTier,
    before_cents_a_month: cost.beforeCents,
    after_cents_a_month: cost.afterCents,
    difference_cents_a_month: cost.differenceCents,
    currency: cost.currency,
    prices_as_of: cost.pricesAsOf,
    is_estimate: true as const,
  };
}
