import type { Hospital, HospitalStatus } from "../../domain/hospitals.ts";
import type { RunKind } from "../../domain/runs.ts";
import type { Problem } from "../../foundation/errors.ts";

export type StartProblemCode = "hospital_state_conflict" | "recovery_needed";
export type StartProblem = Problem & { readonly code: StartProblemCode };

/** In which states of a hospital each kind makes sense. */
const startableIn: Readonly<Record<RunKind, readonly HospitalStatus[]>> = {
  provision: ["pending_payment", "provisioning"],
  change: ["active"],
  rotate: ["active"],
  suspend: ["active"],
  resume: ["suspended"],
  "drift-check": ["active", "suspended"],
  remediate: ["active", "suspended"],
  recover: ["provisioning", "active", "suspended", "offboarding"],
  offboard: ["provisioning", "active", "suspended", "offboarding"],
};

/** What may go on where nobody knows what Atlas has: what looks first, and what takes everything away. */
const worksOnUnknown: readonly RunKind[] = ["provision", "recover", "drift-check", "offboard"];

/** Why this kind of run can't be for this hospital now; null if it can. */
export function startProblem(kind: RunKind, hospital: Pick<Hospital, "status" | "unknownSince">): StartProblem | null {
  const fitting = startableIn[kind];
  if (!fitting.includes(hospital.status)) {
    return {
      code: "hospital_state_conflict",
      message: `The hospital is ${hospital.status}; a ${kind} needs it to be ${fitting.join(" or ")}.`,
      nextStep: "Look at the hospital's runs to see what happened last.",
      retryable: false,
      extra: { hospital_status: hospital.status },
    };
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
