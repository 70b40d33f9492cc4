import type { Role } from "../../domain/actors.ts";
import type { HospitalStatus } from "../../domain/hospitals.ts";
import type { DriftOutcome, RunKind, RunStatus } from "../../domain/runs.ts";

export const runStatusTexts: Readonly<Record<RunStatus, string>> = {
  pending: "Queued",
  planning: "Planning",
  planned: "Planned",
  policy_override: "Needs an override",
  awaiting_approval: "Needs approval",
  confirmed: "Confirmed",
  applying: "Applying",
  verifying: "Verifying",
  applied: "Applied",
  planned_and_finished: "No changes",
  discarded: "Discarded",
  policy_failed: "Policy failed",
  stale: "Stale",
  expired: "Expired",
  errored: "Failed",
  canceled: "Canceled",
  interrupted: "Interrupted",
};

export const hospitalStatusTexts: Readonly<Record<HospitalStatus, string>> = {
  pending_payment: "Waits for payment",
  provisioning: "Being created",
  active: "Active",
  past_due: "Payment overdue",
  suspended: "Suspended",
  offboarding: "Leaving",
  retained: "Closed, data kept",
  gone: "Gone",
};

export const runKindTexts: Readonly<Record<RunKind, string>> = {
  provision: "Create the database",
  change: "Change",
  rotate: "Rotate credentials",
  suspend: "Suspend",
  resume: "Resume",
  "drift-check": "Check for drift",
  remediate: "Put back what drifted",
  recover: "Recover",
  offboard: "Offboard",
};

export const driftTexts: Readonly<Record<DriftOutcome, string>> = {
  in_sync: "In sync",
  drifted: "Drifted",
  unknown: "Not known",
};

export const roleTexts: Readonly<Record<Role, string>> = {
  viewer: "Viewer",
  operator: "Operator",
  approver: "Approver",
  admin: "Admin",
};
