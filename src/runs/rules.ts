import type { StackDefaults } from "./desired/first-config.ts";

/** A time in which nothing is changed unless somebody lets it pass. */
export type FreezeWindow = { readonly from: Date; readonly until: Date };

/** What the house has decided about runs; from the configuration. */
export type RunRules = {
  readonly approvals: {
    /** How many different people must say yes. */
    readonly required: number;
    /** Whether who asked for a run may approve it. */
    readonly byAuthor: boolean;
    /** How long a plan waits for people. */
    readonly expireAfterMs: number;
  };
  /** How long a polite cancel is given before a forced one is offered. */
  readonly forceCancelAfterMs: number;
  readonly policies: PolicyRules;
  readonly stackDefaults: StackDefaults;
};

export type PolicyRules = {
  /** Databases that the whole internet may reach are out of the question here. */
  readonly production: boolean;
  /** What Atlas may cost per hospital and month; null: the price that the hospital pays. */
  readonly monthlyBudgetCents: number | null;
  /** Null: every region. */
  readonly allowedRegions: readonly string[] | null;
  readonly freezeWindows: readonly FreezeWindow[];
};
