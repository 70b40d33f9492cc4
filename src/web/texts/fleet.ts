import type { CaseKind } from "../../domain/cases.ts";
import type { FleetFilter } from "../../domain/fleet-filters.ts";
import type { FleetReasonKind, FleetState } from "../../domain/fleet-reasons.ts";

/** The list of all hospitals. */
export const fleetTexts = {
  title: "Fleet",
  lead: "Every hospital, how it is, and why. The list keeps itself up to date.",
  search: "Search hospitals",
  searchHint: "Name, e-mail, slug or id",
  filters: "Show",
  all: "All",
  table: "Hospitals",
  columns: {
    hospital: "Hospital",
    state: "State",
    tier: "Tier",
    run: "Last run",
    credentials: "Credentials made",
  },
  noTier: "No database",
  noRun: "None yet",
  noCredentials: "None",
  more: (count: number) => `and ${number(count)} more`,
  /** After a reason, its time; the dot divides them. */
  divider: "·",
  pages: "Pages of the list",
  previous: "Previous",
  next: "Next",
  range: (first: number, last: number, total: number) =>
    last - first + 1 === total
      ? `${number(total)} ${total === 1 ? "hospital" : "hospitals"}`
      : `${number(first)}–${number(last)} of ${number(total)} hospitals`,
  count: (count: number) => number(count),
  stale: "The list could not be loaded again. What you see may be old.",
  none: {
    title: "No hospital has signed up yet",
    text: "As soon as one does, it stands here.",
    action: "Create Hospital",
  },
  notFound: {
    title: "No hospital fits",
    text: (search: string) => `Nothing is found for “${search}”.`,
    withFilter: (search: string, filter: string) => `Nothing is found for “${search}” among “${filter}”.`,
    action: "Show all hospitals",
    everywhere: "Search all hospitals",
  },
} as const;

/** What it means that a filter lets nothing through. */
export const emptyFilterTexts: Readonly<Record<FleetFilter, string>> = {
  attention: "Nothing needs attention",
  running: "Nothing is running",
  on_hold: "Nothing is on hold",
  failed: "Nothing failed",
  ok: "No hospital is all well",
};

export const fleetFilterTexts: Readonly<Record<FleetFilter, string>> = {
  attention: "Needs attention",
  running: "Running",
  on_hold: "On hold",
  failed: "Failed",
  ok: "OK",
};

export const fleetStateTexts: Readonly<Record<FleetState, string>> = { ...fleetFilterTexts, gone: "Gone" };

/** Why a hospital is as it is. What is about a run follows on its name, as in “Change: waits for approval”. */
export const fleetReasonTexts: Readonly<Record<Exclude<FleetReasonKind, "at_work" | "case_open">, string>> = {
  provision_stopped: "It has paid, and its database is not being made",
  recovery_needed: "A run broke off. A recovery has to look first",
  run_failed: "failed",
  awaiting_approval: "waits for approval",
  policy_override: "a policy has to be let pass",
  drifted: "Atlas is not as it was asked for",
  run_lapsed: "was not done",
  drift_unknown: "The last check for drift got no answer",
  goes_on: "It broke off and goes on by itself soon",
  queued: "waits for its turn",
  payment_awaited: "Signed up, not paid yet",
  payment_overdue: "A payment is overdue",
  suspended: "Suspended: nobody has access, the data stay",
  leaving: "On its way out",
  retained: "Closed, its data are kept",
};

/** How a run ended that was not done, and that nobody stopped. */
export const endTexts = {
  errored: "failed",
  interrupted: "broke off",
  policy_failed: "a policy forbids it",
  stale: "was not done, since things moved after its preview",
  expired: "was not done, since nobody decided in time",
} as const;

export const caseTexts: Readonly<Record<CaseKind, string>> = {
  unknown_price: "It pays a price that belongs to no plan",
  unknown_hospital: "Somebody pays for a hospital that is not known",
  second_subscription: "It pays for two subscriptions",
  plan_not_reachable: "Atlas can't take it to its new plan",
  subscription_paused: "Its subscription is paused",
  subscription_ended: "Its subscription has ended",
  refund: "Money was paid back",
  dispute: "A payment is disputed",
  fraud_warning: "A payment may be a fraud",
  provision_stopped: "It has paid, and its database is not being made",
  paid_not_provisioned: "It pays, and has no database",
  ended_still_costs: "It pays no more, and still costs money at Atlas",
  orphaned_project: "Atlas has a project that is nobody's",
  orphaned_cluster: "Atlas has a cluster that is nobody's",
  missing_in_atlas: "Atlas does not have its database",
  event_dead: "A message about its payments could not be handled",
};

function number(value: number): string {
  return value.toLocaleString();
}
