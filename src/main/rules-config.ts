import { z } from "zod";
import type { FreezeWindow, RunRules } from "../runs/rules.ts";

const hourMs = 3_600_000;
const flag = z.enum(["true", "false"]).transform((text) => text === "true");

const Windows = z.string().transform((text, issue): FreezeWindow[] =>
  listOf(text).map((window) => {
    const [from = new Date(Number.NaN), until = from] = window.split("/").map((at) => new Date(at));
    if (!(from < until)) {
      issue.addIssue({ code: "custom", message: "windows such as 2026-12-20T00:00Z/2027-01-02T00:00Z, with commas" });
    }
    return { from, until };
  }),
);

/** The variables with which a house says how changes are decided on. */
export const RulesEnvironment = z.object({
  APPROVALS_REQUIRED: z.coerce.number().int().min(1).max(10).default(1),
  APPROVAL_BY_AUTHOR: flag.default(false),
  APPROVAL_EXPIRES_HOURS: z.coerce.number().positive().max(8_760).default(72),
  FORCE_CANCEL_AFTER_SECONDS: z.coerce.number().min(0).max(86_400).default(60),
  PRODUCTION: flag.optional(),
  HOSPITAL_MONTHLY_BUDGET_USD: z.coerce.number().min(0).optional(),
  ALLOWED_REGIONS: z.string().transform(listOf).optional(),
  FREEZE_WINDOWS: Windows.optional(),
  DRIFT_CHECK_HOURS: z.coerce.number().min(0).default(24),
  DRIFT_CHECKS_AT_ONCE: z.coerce.number().int().min(1).max(64).default(2),
  RECONCILE_HOURS: z.coerce.number().min(0).default(1),
});
export type RulesEnvironment = z.infer<typeof RulesEnvironment>;

export type DriftConfig = { readonly everyMs: number; readonly atOnce: number };

/** `production` is what holds unless it is said. */
export function rulesOf(env: RulesEnvironment, production: boolean): Omit<RunRules, "stackDefaults"> {
  const budget = env.HOSPITAL_MONTHLY_BUDGET_USD;
  return {
    approvals: {
      required: env.APPROVALS_REQUIRED,
      byAuthor: env.APPROVAL_BY_AUTHOR,
      expireAfterMs: env.APPROVAL_EXPIRES_HOURS * hourMs,
    },
    forceCancelAfterMs: env.FORCE_CANCEL_AFTER_SECONDS * 1_000,
    policies: {
      production: env.PRODUCTION ?? production,
      monthlyBudgetCents: budget === undefined ? null : Math.round(budget * 100),
      allowedRegions: env.ALLOWED_REGIONS ?? null,
      freezeWindows: env.FREEZE_WINDOWS ?? [],
    },
  };
}

/** What would end every provision after its payment; empty if nothing does. */
export function ruleProblems({ ALLOWED_REGIONS: allowed }: RulesEnvironment, region: string): string[] {
  if (!allowed || allowed.includes(region)) return [];
  return [`ALLOWED_REGIONS: lacks ${region}, where new clusters are made (ATLAS_REGION).`];
}

/** 0 hours switch the fleet's checks off. */
export function driftOf(env: RulesEnvironment): DriftConfig | null {
  if (env.DRIFT_CHECK_HOURS === 0) return null;
  return { everyMs: env.DRIFT_CHECK_HOURS * hourMs, atOnce: env.DRIFT_CHECKS_AT_ONCE };
}

/** 0 hours switch the reconciliation off. */
export function reconcileEveryMsOf({ RECONCILE_HOURS: hours }: RulesEnvironment): number | null {
  return hours === 0 ? null : hours * hourMs;
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
