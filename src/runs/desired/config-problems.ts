import type { RetiredTier, Tier } from "../../domain/tiers.ts";
import type { Problem } from "../../foundation/errors.ts";

export type ConfigProblemCode =
  | "tier_retired"
  | "tier_not_in_plan"
  | "downgrade_refused"
  | "config_required"
  | "protection_needs_paid_tier"
  | "revision_not_found"
  | "nothing_to_undo"
  | "address_twice";

/** Why something can't be desired of a hospital's stack. */
export type ConfigProblem = Problem & { readonly code: ConfigProblemCode };

export function tierRetired(tier: RetiredTier, replacement: Tier): ConfigProblem {
  return {
    code: "tier_retired",
    message: `Atlas has retired ${tier}.`,
    nextStep: `Ask for ${replacement}, which replaces it.`,
    retryable: false,
    extra: { replacement },
  };
}

export function tierNotInPlan(tier: Tier, plan: string, allowed: readonly Tier[]): ConfigProblem {
  return {
    code: "tier_not_in_plan",
    message: `The plan ${plan} does not include ${tier}.`,
    nextStep: `Choose one of ${allowed.join(", ")}, or change the hospital's plan first.`,
    retryable: false,
    extra: { allowed },
  };
}

export function downgradeRefused(from: Tier, to: Tier): ConfigProblem {
  return {
    code: "downgrade_refused",
    message: `Atlas can't take a cluster from ${from} down to ${to}.`,
    nextStep: "Stay, or choose another dedicated size; to leave dedicated sizes the data must move to a new hospital.",
    retryable: false,
  };
}

export const configRequired: ConfigProblem = {
  code: "config_required",
  message: "A change must say what to change.",
  nextStep:
    'Send config with at least one of tier, accessList, terminationProtection, such as {"tier":"M10"}, or to_revision.',
  retryable: false,
};

export const protectionNeedsPaidTier: ConfigProblem = {
  code: "protection_needs_paid_tier",
  message: "Atlas can't protect an M0 cluster from termination: it takes no change of one but an upgrade.",
  nextStep: "Move the hospital to FLEX or a dedicated tier first.",
  retryable: false,
};

export function revisionNotFound(number: number): ConfigProblem {
  return {
    code: "revision_not_found",
    message: `This hospital has no revision ${number}.`,
    nextStep: "The hospital's revisions are listed under its address with /revisions.",
    retryable: false,
  };
}

export function addressTwice(address: string): ConfigProblem {
  return {
    code: "address_twice",
    message: `${address} stands in the access list more than once.`,
    nextStep: "Name each address once. Atlas takes an address and its block of one, such as /32, for the same.",
    retryable: false,
    extra: { address },
  };
}

export function nothingToUndo(number: number, reasons: readonly string[]): ConfigProblem {
  return {
    code: "nothing_to_undo",
    message: [`Nothing of revision ${number} can be brought back.`, ...reasons].join(" "),
    nextStep: "Ask for what you need as a change of its own.",
    retryable: false,
  };
}
