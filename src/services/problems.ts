import type { AtlasRefusal } from "../atlas/preflight.ts";
import type { Role } from "../domain/actors.ts";
import type { PlanSummary, Run, RunProblem } from "../domain/runs.ts";
import type { Tier } from "../domain/tiers.ts";
import type { Problem } from "../foundation/errors.ts";
import type { ConfigProblemCode } from "../runs/desired/config-problems.ts";
import type { StartProblemCode } from "../runs/turns/startable.ts";
import type { UpgradeProblemCode } from "../runs/turns/upgradeable.ts";
import type { BillingProblemCode } from "./billing/problems.ts";

export type ServiceProblemCode =
  | ConfigProblemCode
  | StartProblemCode
  | UpgradeProblemCode
  | BillingProblemCode
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
  | "run_state_conflict"
  | "queue_full"
  | "plan_moved"
  | "own_run"
  | "approved_already"
  | "override_needs_role"
  | "too_many_comments"
  | "atlas_would_refuse"
  | "plan_not_found"
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

/** `holder` is the run that has the hospital; null if it ended just now. */
export function hospitalBusy(runId: string, holder: Run | null): ServiceProblem {
  const told = holder && ` (${holder.kind}, ${holder.status}, asked for by ${holder.author.name})`;
  return {
    code: "hospital_busy",
    message: `Another run holds this hospital: ${runId}${told ?? ""}.`,
    nextStep: "Wait for its end, or approve, discard or cancel it.",
    retryable: true,
    extra: {
      blocked_by: runId,
      ...(holder && { holder: { kind: holder.kind, status: holder.status, author: holder.author } }),
    },
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

/** Says in which state the run is, since when, and who brought it there, approved it or asked it to stop. */
export function runStateConflict(
  { status, transitions, approvals, cancel }: Pick<Run, "status" | "transitions" | "approvals" | "cancel">,
  wanted: string,
  nextStep = "Look at the run again: its flags say what can be done now.",
): ServiceProblem {
  const last = transitions.at(-1);
  const since = last ? ` since ${last.at.toISOString()} (${last.actor.name})` : "";
  const stopping = cancel ? ` ${cancel.by.name} asked it to stop.` : "";
  return {
    code: "run_state_conflict",
    message: `The run is ${status}${since}, so it can't be ${wanted}.${stopping}`,
    nextStep,
    retryable: false,
    extra: {
      run_status: status,
      since: last?.at.toISOString() ?? null,
      by: last?.actor ?? null,
      approved_by: approvals.map(({ by }) => by),
      cancel_requested_by: cancel?.by ?? null,
    },
  };
}

/** The plan waited longer than plans may, and the sweep that ends its run is due. */
export function runExpired(run: Run): ServiceProblem {
  const until = run.expiresAt?.toISOString();
  return runStateConflict(run, `decided on after ${until}`, "Ask for it again: it is previewed on today's ground.");
}

export function queueFull(longest: number): ServiceProblem {
  return {
    code: "queue_full",
    message: `${longest} runs wait for this hospital already.`,
    nextStep: "Discard those that nobody needs, or wait.",
    retryable: true,
  };
}

export function planMoved({ number, digest }: PlanSummary): ServiceProblem {
  return {
    code: "plan_moved",
    message: "The run has another plan by now than the one that you looked at.",
    nextStep: "Look at the run again and decide on the plan that it has now.",
    retryable: false,
    extra: { plan: number, digest },
  };
}

export const ownRun: ServiceProblem = {
  code: "own_run",
  message: "Who asks for a change does not approve it.",
  nextStep: "Have it approved with somebody else's key. An admin makes keys: POST /api/v1/keys.",
  retryable: false,
};

export const approvedAlready: ServiceProblem = {
  code: "approved_already",
  message: "You have approved this plan already.",
  nextStep: "Somebody else has to approve it as well.",
  retryable: false,
};

export function overrideNeedsRole(title: string, role: Role): ServiceProblem {
  return {
    code: "override_needs_role",
    message: `To let this policy pass takes the role ${role}: ${title}.`,
    nextStep: `Ask somebody with the role ${role}.`,
    retryable: false,
    extra: { role },
  };
}

export function tooManyComments(most: number): ServiceProblem {
  return {
    code: "too_many_comments",
    message: `A run takes ${most} comments at most.`,
    nextStep: "Go on in your own tracker and leave its address here next time.",
    retryable: false,
  };
}

export function atlasWouldRefuse(refusals: readonly AtlasRefusal[]): ServiceProblem {
  return {
    code: "atlas_would_refuse",
    message: refusals.map(({ message }) => message).join(" "),
    nextStep: refusals.map(({ nextStep }) => nextStep).join(" "),
    retryable: false,
    extra: { refusals: refusals.map(({ code }) => code) },
  };
}

export const planNotFound: ServiceProblem = {
  code: "plan_not_found",
  message: "The run has no such plan.",
  nextStep: "Plans are counted from 1; the run says the number of its newest.",
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
