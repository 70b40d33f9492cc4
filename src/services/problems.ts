import type { Role } from "../domain/actors.ts";
import type { RunProblem, RunStatus } from "../domain/runs.ts";
import type { RetiredTier, Tier } from "../domain/tiers.ts";
import type { Problem } from "../foundation/errors.ts";

export type ServiceProblemCode =
  | "sign_in_required"
  | "key_refused"
  | "role_missing"
  | "key_not_found"
  | "key_name_taken"
  | "own_key"
  | "key_lies_in_file"
  | "hospital_not_found"
  | "run_not_found"
  | "name_taken"
  | "card_declined"
  | "dummy_card_not_allowed"
  | "target_mismatch"
  | "hospital_busy"
  | "hospital_state_conflict"
  | "run_state_conflict"
  | "tier_retired"
  | "tier_not_in_plan"
  | "downgrade_refused"
  | "config_required"
  | "protection_needs_paid_tier"
  | "protection_needs_own_step"
  | "name_not_confirmed"
  | "credentials_gone"
  | "provisioning_failed";

/** A refusal of the services. The ways in (HTTP, command line) map the code to their own status. */
export type ServiceProblem = Problem & { readonly code: ServiceProblemCode };

export const signInRequired: ServiceProblem = {
  code: "sign_in_required",
  message: "This needs a key.",
  nextStep:
    "Send `Authorization: Bearer <key>`. An admin makes keys; the first key lies in the file that the service names at its start.",
  retryable: false,
};

export const keyRefused: ServiceProblem = {
  code: "key_refused",
  message: "The key that was sent is not known, or it was revoked.",
  nextStep: "Check that the whole key was copied, or ask an admin for a new one.",
  retryable: false,
};

/** `keyName` is what people call the key, never its text. */
export function roleMissing(needed: Role, held: Role, keyName: string): ServiceProblem {
  return {
    code: "role_missing",
    message: `This needs the role ${needed}; your key ${keyName} has ${held}.`,
    nextStep: `Ask an admin for a key with the role ${needed}.`,
    retryable: false,
    extra: { needed_role: needed, held_role: held },
  };
}

export const keyNotFound: ServiceProblem = {
  code: "key_not_found",
  message: "There is no such key.",
  nextStep: "List the keys: each has its id there.",
  retryable: false,
};

export const keyNameTaken: ServiceProblem = {
  code: "key_name_taken",
  message: "A key has or had this name, and in the ledger a name means one key for ever.",
  nextStep: "Choose another name.",
  retryable: false,
};

export const ownKey: ServiceProblem = {
  code: "own_key",
  message: "A key can't revoke itself, so that nobody is locked out by mistake.",
  nextStep: "Let another admin revoke it.",
  retryable: false,
};

export const keyLiesInFile: ServiceProblem = {
  code: "key_lies_in_file",
  message: "The ops key is not in the database: it lies in the file ops-key of the data folder (.data/ops-key).",
  nextStep: "Remove the file and start the service again: it makes a new key, and the old one is refused.",
  retryable: false,
};

export const hospitalNotFound: ServiceProblem = {
  code: "hospital_not_found",
  message: "There is no such hospital.",
  nextStep: "Check the id that the sign-up answered (organization_id), or sign the hospital up first.",
  retryable: false,
};

export const runNotFound: ServiceProblem = {
  code: "run_not_found",
  message: "There is no such run.",
  nextStep: "Check the id; the hospital's page lists its runs.",
  retryable: false,
};

export const nameTaken: ServiceProblem = {
  code: "name_taken",
  message: "No free name could be made for this hospital.",
  nextStep: "Try again; if it goes on, sign up under a name that differs more from the others.",
  retryable: true,
};

export const cardDeclined: ServiceProblem = {
  code: "card_declined",
  message: "The card was declined. Nothing was charged and nothing was started.",
  nextStep: "Use another card.",
  retryable: false,
};

export function dummyCardNotAllowed(tier: Tier): ServiceProblem {
  return {
    code: "dummy_card_not_allowed",
    message: `The plan starts on ${tier}, which costs real money at Atlas, and this till takes only test cards.`,
    nextStep: "Choose a plan that starts on M0, or set ALLOW_DUMMY_PAID_TIERS=true if you mean it.",
    retryable: false,
  };
}

export function targetMismatch(bound: string, here: string): ServiceProblem {
  return {
    code: "target_mismatch",
    message: `This hospital belongs to the target "${bound}", and this service runs on "${here}".`,
    nextStep: `Start the service for "${bound}". A hospital never changes its target.`,
    retryable: false,
  };
}

export function hospitalBusy(runId: string): ServiceProblem {
  return {
    code: "hospital_busy",
    message: `Another run holds this hospital: ${runId}.`,
    nextStep: "Wait for its end, or approve, discard or cancel it.",
    retryable: true,
    extra: { blocked_by: runId },
  };
}

export function hospitalStateConflict(status: string, wanted: string): ServiceProblem {
  return {
    code: "hospital_state_conflict",
    message: `The hospital is ${status}; ${wanted}.`,
    nextStep: "Look at the hospital's runs to see what happened last.",
    retryable: false,
    extra: { hospital_status: status },
  };
}

export function runStateConflict(status: RunStatus, wanted: string): ServiceProblem {
  return {
    code: "run_state_conflict",
    message: `The run is ${status}, so it can't be ${wanted}.`,
    nextStep: "Look at the run again: its flags say what can be done now.",
    retryable: false,
    extra: { run_status: status },
  };
}

export function tierRetired(tier: RetiredTier, replacement: Tier): ServiceProblem {
  return {
    code: "tier_retired",
    message: `Atlas has retired ${tier}.`,
    nextStep: `Ask for ${replacement}, which replaces it.`,
    retryable: false,
    extra: { replacement },
  };
}

export function tierNotInPlan(tier: Tier, plan: string, allowed: readonly Tier[]): ServiceProblem {
  return {
    code: "tier_not_in_plan",
    message: `The plan ${plan} does not include ${tier}.`,
    nextStep: `Choose one of ${allowed.join(", ")}, or change the hospital's plan first.`,
    retryable: false,
    extra: { allowed },
  };
}

export function downgradeRefused(from: Tier, to: Tier): ServiceProblem {
  return {
    code: "downgrade_refused",
    message: `Atlas can't take a cluster from ${from} down to ${to}.`,
    nextStep: "Stay, or choose another dedicated size; to leave dedicated sizes the data must move to a new hospital.",
    retryable: false,
  };
}

export const configRequired: ServiceProblem = {
  code: "config_required",
  message: "A change must say what to change.",
  nextStep: 'Send config with at least one of tier, accessList, terminationProtection, such as {"tier":"M10"}.',
  retryable: false,
};

export const protectionNeedsPaidTier: ServiceProblem = {
  code: "protection_needs_paid_tier",
  message: "Atlas can't protect an M0 cluster from termination: it takes no change of one but an upgrade.",
  nextStep: "Move the hospital to FLEX or a dedicated tier first.",
  retryable: false,
};

export const protectionNeedsOwnStep: ServiceProblem = {
  code: "protection_needs_own_step",
  message: "Atlas takes nothing but the size in an upgrade of a free or flex cluster.",
  nextStep: "Ask for the tier first, and for termination protection in a change of its own after it.",
  retryable: false,
};

export function nameNotConfirmed(name: string): ServiceProblem {
  return {
    code: "name_not_confirmed",
    message: "Offboarding destroys the hospital's database, so its name must be typed.",
    nextStep: `Send confirm with exactly this text: ${name}`,
    retryable: false,
  };
}

export const credentialsGone: ServiceProblem = {
  code: "credentials_gone",
  message: "These credentials were shown already, and they are shown once.",
  nextStep: 'Ask ops for new ones: a run of kind "rotate" makes them.',
  retryable: false,
};

export function provisioningFailed(runId: string, cause: RunProblem | null): ServiceProblem {
  return {
    code: "provisioning_failed",
    message: `The payment is recorded, but the database was not created. ${cause?.message ?? ""}`.trim(),
    nextStep: `${cause?.nextStep ?? "Ask support, with the run's id."} Paying again tries again and charges nothing twice.`,
    retryable: cause?.retryable ?? false,
    extra: { cause: cause?.code ?? null, run: runId },
  };
}
