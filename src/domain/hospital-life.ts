import type { Hospital, HospitalStatus } from "./hospitals.ts";
import { standingOf } from "./subscriptions.ts";

/** What payments may change of a hospital, whoever works at its database meanwhile. */
export type LifePatch = Partial<Pick<Hospital, "status" | "plan" | "subscription" | "standingSince" | "retention">>;

type Moves = Readonly<Record<HospitalStatus, readonly HospitalStatus[]>>;

/** They take nothing away and give nothing back: that is the runs' work. */
const byPayments: Moves = {
  pending_payment: [],
  provisioning: [],
  active: ["past_due", "offboarding"],
  past_due: ["active", "offboarding"],
  suspended: ["retained"],
  offboarding: ["active", "past_due"],
  retained: [],
  gone: [],
};

const byRuns: Moves = {
  pending_payment: ["provisioning"],
  provisioning: ["active", "past_due", "offboarding"],
  active: ["suspended", "retained", "offboarding"],
  past_due: ["suspended", "retained", "offboarding"],
  suspended: ["active", "past_due", "offboarding"],
  offboarding: ["active", "past_due", "suspended", "retained", "gone"],
  retained: ["active", "past_due", "suspended", "offboarding"],
  gone: [],
};

/** Whether a hospital may become `to` by what was paid or not, or by a run's work. To stay is always allowed. */
export function canMoveHospital(by: "payments" | "runs", from: HospitalStatus, to: HospitalStatus): boolean {
  return from === to || (by === "payments" ? byPayments : byRuns)[from].includes(to);
}

/** Its staff have access, and pay or are expected to. */
export function isServed(status: HospitalStatus): boolean {
  return status === "active" || status === "past_due";
}

/** What a hospital is whose staff have access, by how its subscription stands; null if that says nothing. */
export function servedStatus({ subscription }: Pick<Hospital, "subscription">): HospitalStatus | null {
  switch (subscription && standingOf(subscription.status)) {
    case "live":
      return "active";
    case "due":
    case "unpaid":
      return "past_due";
    case "over":
      return "offboarding";
    case "paused":
    case "unready":
    case null:
      return null;
  }
}

/** What a hospital is once its stack was applied and read back: by what is there, and by what was paid meanwhile. */
export function statusAfterApply(
  { suspended }: { readonly suspended: boolean },
  hospital: Pick<Hospital, "status" | "subscription" | "retention">,
): HospitalStatus {
  const served = servedStatus(hospital) ?? (hospital.retention ? "offboarding" : stillServed(hospital));
  if (!suspended) return served;
  return served === "offboarding" ? "retained" : "suspended";
}

/** Where payments say nothing, a run changes nothing of what they said last. */
function stillServed({ status }: Pick<Hospital, "status">): HospitalStatus {
  return isServed(status) ? status : "active";
}
