import { z } from "@hono/zod-openapi";
import { Actor } from "../../domain/actors.ts";
import { Counts } from "../../domain/change-set.ts";
import { DriftOutcome, type Run, RunKind, RunStatus } from "../../domain/runs.ts";
import { flagsOf, hasEnded } from "../../runs/machine.ts";

const FlagsView = z
  .object({
    confirmable: z.boolean(),
    overridable: z.boolean(),
    previewable: z.boolean(),
    discardable: z.boolean(),
    cancelable: z.boolean(),
    force_cancelable: z.boolean(),
    force_cancel_available_at: z.iso.datetime().nullable(),
    retryable: z.boolean(),
  })
  .meta({ id: "RunFlags", description: "What can be asked for now. Show buttons by these and never work them out." });

/** A run as lists show it: without its plan. */
export const RunSummaryView = z
  .object({
    id: z.string().meta({ example: "run_8d2f6h1j9k3m5n7p0q4r" }),
    organization_id: z.string(),
    kind: RunKind,
    status: RunStatus,
    has_ended: z.boolean(),
    reason: z.string(),
    author: Actor,
    revision: z.int().nullable(),
    to_revision: z.int().nullable(),
    retry_of: z.string().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
    flags: FlagsView,
    cancel_requested: z.boolean(),
    counts: Counts.nullable(),
    difference_cents_a_month: z.int().nullable(),
    drift_outcome: DriftOutcome.nullable(),
    problem: z
      .object({ code: z.string(), message: z.string(), next_step: z.string(), retryable: z.boolean() })
      .nullable(),
  })
  .meta({ id: "RunSummary" });

export type FlagClock = Parameters<typeof flagsOf>[1];

export function runSummaryView(run: Run, clock: FlagClock): z.infer<typeof RunSummaryView> {
  const { problem } = run;
  return {
    id: run.id,
    organization_id: run.hospitalId,
    kind: run.kind,
    status: run.status,
    has_ended: hasEnded(run.status),
    reason: run.reason,
    author: run.author,
    revision: run.revision,
    to_revision: run.toRevision,
    retry_of: run.retryOf,
    created_at: run.createdAt.toISOString(),
    updated_at: run.updatedAt.toISOString(),
    expires_at: run.expiresAt?.toISOString() ?? null,
    flags: flagsView(run, clock),
    cancel_requested: run.cancel !== null,
    counts: run.plan?.counts ?? null,
    difference_cents_a_month: run.plan?.differenceCents ?? null,
    drift_outcome: run.drift,
    problem: problem && {
      code: problem.code,
      message: problem.message,
      next_step: problem.nextStep,
      retryable: problem.retryable,
    },
  };
}

function flagsView(run: Run, clock: FlagClock): z.infer<typeof FlagsView> {
  const flags = flagsOf(run, clock);
  return {
    confirmable: flags.confirmable,
    overridable: flags.overridable,
    previewable: flags.previewable,
    discardable: flags.discardable,
    cancelable: flags.cancelable,
    force_cancelable: flags.forceCancelable,
    force_cancel_available_at: flags.forceCancelAvailableAt?.toISOString() ?? null,
    retryable: flags.retryable,
  };
}
