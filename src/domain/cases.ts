import { z } from "zod";
import { Actor } from "./actors.ts";
import { LedgerDraft } from "./ledger.ts";
import { RunKind } from "./runs.ts";

/** Why a person has to look. */
export const CaseKind = z.enum([
  "unknown_price",
  "unknown_hospital",
  "second_subscription",
  "plan_not_reachable",
  "subscription_paused",
  "subscription_ended",
  "refund",
  "dispute",
  "fraud_warning",
  "provision_stopped",
  "paid_not_provisioned",
  "ended_still_costs",
  "orphaned_project",
  "orphaned_cluster",
  "missing_in_atlas",
  "event_dead",
]);
export type CaseKind = z.infer<typeof CaseKind>;

/** Something that only a person may decide. There is one per cause: `id` names the cause. */
export const Case = z.object({
  /** `<kind>:<what it is about>` */
  id: z.string(),
  kind: CaseKind,
  hospitalId: z.string().nullable(),
  /** What is known, and what to do about it. Without secrets. */
  message: z.string(),
  nextStep: z.string(),
  /** The run that would settle it, if one would. */
  proposedRun: RunKind.nullable(),
  /** While it is open, the hospital asks for nothing that costs more. */
  freezesUpgrades: z.boolean(),
  openedAt: z.date(),
  closed: z.object({ at: z.date(), by: Actor, reason: z.string() }).nullable(),
  outbox: z.array(LedgerDraft),
});
export type Case = z.infer<typeof Case>;
