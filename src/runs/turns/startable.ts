import type { Hospital, HospitalStatus } from "../../domain/hospitals.ts";
import type { RunKind } from "../../domain/runs.ts";
import type { Problem } from "../../foundation/errors.ts";

export type StartProblemCode = "hospital_state_conflict" | "recovery_needed";
export type StartProblem = Problem & { readonly code: StartProblemCode };

const withDatabase = ["active", "past_due", "suspended", "offboarding", "retained"] as const;

/** In which states of a hospital each kind makes sense. */
const startableIn: Readonly<Record<RunKind, readonly HospitalStatus[]>> = {
  provision: ["pending_payment", "provisioning"],
  change: ["active", "past_due"],
  rotate: ["active", "past_due"],
  suspend: ["active", "past_due", "offboarding"],
  resume: ["suspended", "retained"],
  "drift-check": withDatabase,
  remediate: withDatabase,
  recover: ["provisioning", ...withDatabase],
  offboard: ["provisioning", ...withDatabase],
};

/** What may go on once an offboarding has begun to destroy: another one, or what puts back what is left. */
const worksOnDoomed: readonly RunKind[] = ["recover", "offboard"];

/** What may go on where nobody knows what Atlas has: what looks first, and what takes everything away. */
const worksOnUnknown: readonly RunKind[] = ["provision", "recover", "drift-check", "offboard"];

/** Why this kind of run can't be for this hospital now; null if it can. */
export function startProblem(
  kind: RunKind,
  hospital: Pick<Hospital, "status" | "unknownSince" | "doomed">,
): StartProblem | null {
  const fitting = startableIn[kind];
  if (!fitting.includes(hospital.status)) {
    return stateConflict(hospital, `a ${kind} needs it to be ${fitting.join(" or ")}`);
  }
  if (hospital.doomed && !worksOnDoomed.includes(kind)) {
    return stateConflict(hospital, "it is being destroyed, and only an offboarding or a recovery goes on from there");
  }
  if (hospital.unknownSince !== null && !worksOnUnknown.includes(kind)) {
    return {
      code: "recovery_needed",
      message: `The run ${hospital.unknownSince} broke off, and what it left in Atlas is not known.`,
      nextStep: 'Ask for a run of kind "recover" first: it looks, and takes in or finishes what is there.',
      retryable: false,
      extra: { interrupted_run: hospital.unknownSince },
    };
  }
  return null;
}

function stateConflict({ status }: Pick<Hospital, "status">, wanted: string): StartProblem {
  return {
    code: "hospital_state_conflict",
    message: `The hospital is ${status}; ${wanted}.`,
    nextStep: "Look at the hospital's runs to see what happened last.",
    retryable: false,
    extra: { hospital_status: status },
  };
}
