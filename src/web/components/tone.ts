import type { HospitalStatus } from "../../domain/hospitals.ts";
import type { InboxStatus } from "../../domain/inbox.ts";
import type { DriftOutcome, RunStatus } from "../../domain/runs.ts";
import type { IconName } from "./icon-paths.ts";

/** What a state means for who looks: each tone has a colour and, since colour alone says nothing, an icon. */
export const tones = ["good", "busy", "waiting", "bad", "quiet"] as const;
export type Tone = (typeof tones)[number];

export type Look = { readonly tone: Tone; readonly icon: IconName };

const good: Look = { tone: "good", icon: "check" };
const busy: Look = { tone: "busy", icon: "busy" };
const waiting: Look = { tone: "waiting", icon: "pause" };
const bad: Look = { tone: "bad", icon: "cross" };
const quiet: Look = { tone: "quiet", icon: "minus" };

export const runLooks: Readonly<Record<RunStatus, Look>> = {
  pending: { tone: "quiet", icon: "clock" },
  planning: busy,
  planned: busy,
  policy_override: { tone: "waiting", icon: "shield" },
  awaiting_approval: waiting,
  confirmed: busy,
  applying: busy,
  verifying: busy,
  applied: good,
  planned_and_finished: good,
  discarded: quiet,
  policy_failed: { tone: "bad", icon: "shield" },
  stale: { tone: "waiting", icon: "refresh" },
  expired: { tone: "quiet", icon: "clock" },
  errored: bad,
  canceled: { tone: "quiet", icon: "stop" },
  interrupted: { tone: "bad", icon: "alert" },
};

export const hospitalLooks: Readonly<Record<HospitalStatus, Look>> = {
  pending_payment: { tone: "waiting", icon: "card" },
  provisioning: busy,
  active: good,
  past_due: { tone: "waiting", icon: "alert" },
  suspended: waiting,
  offboarding: { tone: "waiting", icon: "leave" },
  retained: { tone: "quiet", icon: "lock" },
  gone: quiet,
};

export const deliveryLooks: Readonly<Record<InboxStatus, Look>> = {
  received: busy,
  retrying: { tone: "waiting", icon: "refresh" },
  handled: good,
  ignored: quiet,
  duplicate: { tone: "quiet", icon: "copy" },
  dead: { tone: "bad", icon: "alert" },
};

export const driftLooks: Readonly<Record<DriftOutcome, Look>> = {
  in_sync: good,
  drifted: { tone: "waiting", icon: "change" },
  unknown: { tone: "quiet", icon: "info" },
};
