import { z } from "zod";
import type { Case, CaseKind } from "./cases.ts";
import type { FleetEntry } from "./fleet.ts";
import type { FleetFilter } from "./fleet-filters.ts";
import type { EndedRunStatus } from "./run-statuses.ts";
import type { Run, RunKind, RunStatus } from "./runs.ts";

/** What comes first of all that is so, worst first; `gone` has nothing left that could be so. */
export const FleetState = z.enum(["failed", "attention", "running", "on_hold", "ok", "gone"]);
export type FleetState = z.infer<typeof FleetState>;

/** Why a hospital is as it is, in the order of urgency. */
export const FleetReasonKind = z.enum([
  "provision_stopped",
  "recovery_needed",
  "run_failed",
  "awaiting_approval",
  "policy_override",
  "case_open",
  "drifted",
  "run_lapsed",
  "drift_unknown",
  "at_work",
  "goes_on",
  "queued",
  "payment_awaited",
  "payment_overdue",
  "suspended",
  "leaving",
  "retained",
]);
export type FleetReasonKind = z.infer<typeof FleetReasonKind>;

export type ReasonGroup = Exclude<FleetFilter, "ok">;

/** `failed` is what broke, `attention` what else waits for a person of ours, `on_hold` what waits for something else. */
export const groupOfReason: Readonly<Record<FleetReasonKind, ReasonGroup>> = {
  provision_stopped: "failed",
  recovery_needed: "failed",
  run_failed: "failed",
  awaiting_approval: "attention",
  policy_override: "attention",
  case_open: "attention",
  drifted: "attention",
  run_lapsed: "attention",
  drift_unknown: "attention",
  at_work: "running",
  goes_on: "running",
  queued: "on_hold",
  payment_awaited: "on_hold",
  payment_overdue: "on_hold",
  suspended: "on_hold",
  leaving: "on_hold",
  retained: "on_hold",
};

export type FleetReason = {
  readonly kind: FleetReasonKind;
  /** Null where nobody wrote down when it began. */
  readonly since: Date | null;
  readonly run: { readonly id: string; readonly kind: RunKind; readonly status: RunStatus } | null;
  readonly caseKind: CaseKind | null;
  /** What went wrong, in the run's own words. */
  readonly problem: string | null;
};

export type OpenRun = Pick<Run, "id" | "kind" | "status" | "updatedAt">;

/** All that is known of a hospital at a moment. */
export type FleetFacts = {
  readonly entry: Pick<FleetEntry, "status" | "unknownSince" | "drift" | "lastRun">;
  /** Its runs that have not ended. */
  readonly openRuns: readonly OpenRun[];
  readonly openCases: readonly Pick<Case, "kind" | "openedAt">[];
  /** The service still has to see to what follows on a run of it that has ended. */
  readonly isFollowedUp: boolean;
};

/** Everything that is to be said of a hospital, most urgent first; nothing if all is well, or if it is gone. */
export function reasonsOf({ entry, openRuns, openCases, isFollowedUp }: FleetFacts): FleetReason[] {
  const { status, unknownSince, drift, lastRun } = entry;
  const isOpen = (...kinds: readonly RunKind[]) => openRuns.some(({ kind }) => kinds.includes(kind));
  const isChanging = openRuns.some(({ kind }) => kind !== "drift-check");
  // A provision that was paid is gone on with by the service itself, until a case says that it gave up.
  const goesOn = status === "provisioning" && isFollowedUp && !isChanging;
  const needsRecovery = unknownSince !== null && !goesOn && !isOpen("recover", "offboard");
  const reasons = [
    ...openCases.map(reasonOfCase),
    ...openRuns.map(reasonOfRun),
    ...(needsRecovery ? [{ ...plain, kind: "recovery_needed" } as const] : []),
    ...(lastRun && !isChanging && !goesOn && !needsRecovery ? endOf(lastRun) : []),
    ...(goesOn ? [{ ...plain, kind: "goes_on" } as const] : []),
    ...(status === "gone" ? [] : driftOf(drift, openRuns)),
    ...statusReasons(status),
  ];
  const stands = status === "provisioning" && !isChanging && !goesOn;
  if (stands && !reasons.some(({ kind }) => groupOfReason[kind] === "failed")) {
    reasons.push({ ...plain, kind: "provision_stopped" });
  }
  return reasons.sort((one, other) => urgencyOf(one) - urgencyOf(other));
}

/** What stands first for a hospital. */
export function stateOf(status: FleetEntry["status"], reasons: readonly FleetReason[]): FleetState {
  const groups = new Set(reasons.map(({ kind }) => groupOfReason[kind]));
  const worst = FleetState.options.find((state) => state !== "ok" && state !== "gone" && groups.has(state));
  return worst ?? (status === "gone" ? "gone" : "ok");
}

/** Whether a hospital is among those that are looked for. What failed needs attention as well. */
export function isIn(filter: FleetFilter, state: FleetState, reasons: readonly FleetReason[]): boolean {
  if (filter === "ok") return state === "ok";
  const groups: readonly ReasonGroup[] = filter === "attention" ? ["attention", "failed"] : [filter];
  return reasons.some(({ kind }) => groups.includes(groupOfReason[kind]));
}

const plain = { since: null, run: null, caseKind: null, problem: null } as const;

function urgencyOf({ kind }: FleetReason): number {
  return FleetReasonKind.options.indexOf(kind);
}

function reasonOfCase({ kind, openedAt }: Pick<Case, "kind" | "openedAt">): FleetReason {
  const isStopped = kind === "provision_stopped";
  return { ...plain, kind: isStopped ? "provision_stopped" : "case_open", since: openedAt, caseKind: kind };
}

function reasonOfRun({ id, kind, status, updatedAt }: OpenRun): FleetReason {
  return { ...plain, kind: reasonOfStatus(status), since: updatedAt, run: { id, kind, status } };
}

function reasonOfStatus(status: RunStatus): FleetReasonKind {
  if (status === "awaiting_approval" || status === "policy_override") return status;
  return status === "pending" ? "queued" : "at_work";
}

const failed: readonly EndedRunStatus[] = ["errored", "interrupted", "policy_failed"];
/** Ended without having been done, and by nobody's wish. */
const lapsed: readonly EndedRunStatus[] = ["stale", "expired"];

function endOf({ id, kind, status, endedAt, problem }: NonNullable<FleetEntry["lastRun"]>): FleetReason[] {
  const reason = failed.includes(status) ? "run_failed" : lapsed.includes(status) ? "run_lapsed" : null;
  return reason === null ? [] : [{ ...plain, kind: reason, since: endedAt, run: { id, kind, status }, problem }];
}

function driftOf(drift: FleetEntry["drift"], openRuns: readonly OpenRun[]): FleetReason[] {
  if (!drift || openRuns.some(({ id, kind }) => kind === "remediate" || id === drift.runId)) return [];
  if (drift.outcome === "in_sync") return [];
  return [{ ...plain, kind: drift.outcome === "drifted" ? "drifted" : "drift_unknown", since: drift.at }];
}

function statusReasons(status: FleetEntry["status"]): FleetReason[] {
  const kind = reasonByStatus[status];
  return kind === null ? [] : [{ ...plain, kind }];
}

const reasonByStatus: Readonly<Record<FleetEntry["status"], FleetReasonKind | null>> = {
  pending_payment: "payment_awaited",
  provisioning: null,
  active: null,
  past_due: "payment_overdue",
  suspended: "suspended",
  offboarding: "leaving",
  retained: "retained",
  gone: null,
};
