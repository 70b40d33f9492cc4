import { z } from "@hono/zod-openapi";
import { RunKind } from "../../domain/runs.ts";
import { Tier } from "../../domain/tiers.ts";
import type { ServiceProblem } from "../../services/problems.ts";
import type { RunOptions } from "../../services/runs/options.ts";
import type { Outlook } from "../../services/runs/outlook.ts";
import { CostView, costView } from "./plan.ts";

const ObjectionView = z
  .object({ code: z.string(), message: z.string(), next_step: z.string() })
  .nullable()
  .meta({ id: "Objection", description: "Why it can't be asked for now; null if it can." });

/** What may be asked for of a hospital now. */
export const RunOptionsView = z
  .object({
    kinds: z.array(z.object({ kind: RunKind, objection: ObjectionView })),
    tiers: z
      .array(z.object({ tier: Tier, words: z.string(), cost: CostView, objection: ObjectionView }))
      .meta({ description: "The plan's, the present one among them; empty before the first revision was applied." }),
    present: z
      .object({
        tier: Tier,
        access_list: z.array(z.object({ address: z.string(), comment: z.string() })),
        termination_protection: z.boolean(),
        suspended: z.boolean(),
      })
      .nullable()
      .meta({ description: "What a change starts from." }),
  })
  .meta({ id: "RunOptions" });
export type RunOptionsView = z.infer<typeof RunOptionsView>;

const OtherRun = z.object({ id: z.string(), kind: RunKind, reason: z.string() });

/** What a run would come to. */
export const OutlookView = z
  .object({
    words: z.array(z.string()),
    cannot_undo: z.array(z.string()),
    cost: CostView,
    approvals: z.object({ required: z.int(), by_author: z.boolean() }),
    supersedes: z.array(OtherRun).meta({ description: "What waits for people and would be discarded." }),
    blocked_by: OtherRun.nullable().meta({ description: "The run that it would wait for." }),
  })
  .meta({ id: "Outlook" });
export type OutlookView = z.infer<typeof OutlookView>;

export function runOptionsView({ kinds, tiers, present }: RunOptions): RunOptionsView {
  return {
    kinds: kinds.map(({ kind, problem }) => ({ kind, objection: objectionView(problem) })),
    tiers: tiers.map(({ tier, words, cost, problem }) => ({
      tier,
      words,
      cost: costView(cost),
      objection: objectionView(problem),
    })),
    present: present && {
      tier: present.tier,
      access_list: present.accessList,
      termination_protection: present.terminationProtection,
      suspended: present.suspended,
    },
  };
}

export function outlookView({ words, cannotUndo, cost, approvals, supersedes, blockedBy }: Outlook): OutlookView {
  return {
    words: [...words],
    cannot_undo: [...cannotUndo],
    cost: costView(cost),
    approvals: { required: approvals.required, by_author: approvals.byAuthor },
    supersedes: supersedes.map(({ id, kind, reason }) => ({ id, kind, reason })),
    blocked_by: blockedBy && { id: blockedBy.id, kind: blockedBy.kind, reason: blockedBy.reason },
  };
}

function objectionView(problem: ServiceProblem | null): z.infer<typeof ObjectionView> {
  return problem && { code: problem.code, message: problem.message, next_step: problem.nextStep };
}
