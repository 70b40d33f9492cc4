import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CaseKind } from "../../src/domain/cases.ts";
import { fleetFilters } from "../../src/domain/fleet-filters.ts";
import {
  type FleetFacts,
  type FleetReasonKind,
  groupOfReason,
  isIn,
  reasonsOf,
  stateOf,
} from "../../src/domain/fleet-reasons.ts";
import { HospitalStatus, type LastRun } from "../../src/domain/hospitals.ts";
import { endedRunStatuses } from "../../src/domain/run-statuses.ts";
import { DriftOutcome, RunId, RunKind, RunStatus } from "../../src/domain/runs.ts";
import { newId, systemRandom } from "../../src/foundation/ids.ts";

const at = new Date("2026-05-01T00:00:00Z");
const wellEntry = { status: "active", unknownSince: null, drift: null, lastRun: null } as const;
const well: FleetFacts = { entry: wellEntry, openRuns: [], openCases: [], isFollowedUp: false };

function ended(status: LastRun["status"], kind: RunKind = "change"): LastRun {
  return { id: "run_last", kind, status, endedAt: at, problem: status === "errored" ? "Atlas refused." : null };
}

function open(status: RunStatus, kind: RunKind = "change", id = RunId.parse(newId("run", systemRandom))) {
  return { id, kind, status, updatedAt: at };
}

function kindsOf(changes: Partial<FleetFacts["entry"]>, more: Partial<FleetFacts> = {}): FleetReasonKind[] {
  return reasonsOf({ ...well, ...more, entry: { ...wellEntry, ...changes } }).map(({ kind }) => kind);
}

describe("why a hospital is as it is", () => {
  test("nothing is said of one that is active and had nothing but good ends", () => {
    for (const status of ["applied", "planned_and_finished", "discarded", "canceled"] as const) {
      expect(kindsOf({ lastRun: ended(status) })).toEqual([]);
    }
    expect(kindsOf({ drift: { outcome: "in_sync", at, runId: "run_a" } })).toEqual([]);
  });

  test.each([
    ["an error", { lastRun: ended("errored") }, ["run_failed"]],
    ["a run that broke off", { lastRun: ended("interrupted") }, ["run_failed"]],
    ["a policy that nobody can let pass", { lastRun: ended("policy_failed") }, ["run_failed"]],
    ["a plan that things moved under", { lastRun: ended("stale") }, ["run_lapsed"]],
    ["a plan that nobody decided on", { lastRun: ended("expired") }, ["run_lapsed"]],
    ["an Atlas that nobody knows", { unknownSince: "run_a", lastRun: ended("interrupted") }, ["recovery_needed"]],
    ["drift", { drift: { outcome: "drifted", at, runId: "run_a" } }, ["drifted"]],
    ["a check that got no answer", { drift: { outcome: "unknown", at, runId: "run_a" } }, ["drift_unknown"]],
    ["a database that was paid and that nobody makes", { status: "provisioning" }, ["provision_stopped"]],
    ["one that could not be made", { status: "provisioning", lastRun: ended("errored", "provision") }, ["run_failed"]],
    ["a sign-up without a payment", { status: "pending_payment" }, ["payment_awaited"]],
    ["a payment that is overdue", { status: "past_due" }, ["payment_overdue"]],
    ["a suspension", { status: "suspended" }, ["suspended"]],
    ["the way out", { status: "offboarding" }, ["leaving"]],
    ["the retention of its data", { status: "retained" }, ["retained"]],
    ["its end", { status: "gone", drift: { outcome: "drifted", at, runId: "run_a" } }, []],
  ] as const)("tells of %s", (_, changes, kinds) => {
    expect(kindsOf(changes)).toEqual(kinds);
  });

  test.each([
    ["pending", "queued"],
    ["planning", "at_work"],
    ["planned", "at_work"],
    ["policy_override", "policy_override"],
    ["awaiting_approval", "awaiting_approval"],
    ["confirmed", "at_work"],
    ["applying", "at_work"],
    ["verifying", "at_work"],
  ] as const)("tells that a run is %s", (status, kind) => {
    expect(kindsOf({}, { openRuns: [open(status)] })).toEqual([kind]);
  });

  test("an end is settled by whatever is asked for next, but not by a check that changes nothing", () => {
    const lastRun = ended("errored");
    expect(kindsOf({ lastRun }, { openRuns: [open("pending")] })).toEqual(["queued"]);
    expect(kindsOf({ lastRun }, { openRuns: [open("planning", "drift-check")] })).toEqual(["run_failed", "at_work"]);
  });

  test("a recovery, and a remediation, are told instead of what they are for", () => {
    const recovery = { openRuns: [open("applying", "recover")] };
    expect(kindsOf({ unknownSince: "run_a" }, recovery)).toEqual(["at_work"]);
    const drift = { outcome: "drifted", at, runId: "run_a" } as const;
    expect(kindsOf({ drift }, { openRuns: [open("awaiting_approval", "remediate")] })).toEqual(["awaiting_approval"]);
    const check = open("planning", "drift-check");
    expect(kindsOf({ drift: { ...drift, outcome: "unknown", runId: check.id } }, { openRuns: [check] })).toEqual([
      "at_work",
    ]);
  });

  test("a paid provision that broke off goes on by itself, until a case says that it does not", () => {
    const broken = {
      status: "provisioning",
      unknownSince: "run_last",
      lastRun: ended("interrupted", "provision"),
    } as const;
    expect(kindsOf(broken, { isFollowedUp: true })).toEqual(["goes_on"]);
    expect(kindsOf(broken)).toEqual(["recovery_needed"]);
    const openCases = [{ kind: "provision_stopped", openedAt: at }] as const;
    expect(kindsOf(broken, { openCases })).toEqual(["provision_stopped", "recovery_needed"]);
  });

  test("the most urgent stands first, with what went wrong", () => {
    const openCases = [{ kind: "refund", openedAt: at }] as const;
    const entry = { ...wellEntry, status: "past_due", lastRun: ended("errored") } as const;
    const reasons = reasonsOf({ ...well, entry, openCases });
    expect(reasons.map(({ kind }) => kind)).toEqual(["run_failed", "case_open", "payment_overdue"]);
    expect(reasons[0]).toMatchObject({ since: at, problem: "Atlas refused.", run: { status: "errored" } });
    expect(reasons[1]).toMatchObject({ caseKind: "refund", since: at });
  });
});

const anyFacts: fc.Arbitrary<FleetFacts> = fc.record({
  entry: fc.record({
    status: fc.constantFrom(...HospitalStatus.options),
    unknownSince: fc.constantFrom(null, "run_last"),
    drift: fc.option(
      fc.record({
        outcome: fc.constantFrom(...DriftOutcome.options),
        at: fc.constant(at),
        runId: fc.constant("run_d"),
      }),
    ),
    lastRun: fc.option(
      fc.record({
        ...{ id: fc.constant("run_last"), endedAt: fc.constant(at), problem: fc.constant(null) },
        kind: fc.constantFrom(...RunKind.options),
        status: fc.constantFrom(...endedRunStatuses),
      }),
    ),
  }),
  openRuns: fc.array(
    fc
      .tuple(fc.constantFrom(...RunStatus.exclude(endedRunStatuses).options), fc.constantFrom(...RunKind.options))
      .map(([status, kind]) => open(status, kind)),
    { maxLength: 3 },
  ),
  openCases: fc.array(fc.record({ kind: fc.constantFrom(...CaseKind.options), openedAt: fc.constant(at) }), {
    maxLength: 2,
  }),
  isFollowedUp: fc.boolean(),
});

describe("whatever is known of a hospital", () => {
  const seen = anyFacts.map((facts) => {
    const reasons = reasonsOf(facts);
    const state = stateOf(facts.entry.status, reasons);
    return { facts, reasons, state, filters: fleetFilters.filter((filter) => isIn(filter, state, reasons)) };
  });

  test("it is in order exactly if nothing is to be said and it is not gone, and then no other filter has it", () => {
    fc.assert(
      fc.property(seen, ({ facts, reasons, state, filters }) => {
        expect(state === "ok").toBe(reasons.length === 0 && facts.entry.status !== "gone");
        expect(filters.includes("ok")).toBe(state === "ok");
        if (state === "ok") expect(filters).toEqual(["ok"]);
        if (filters.length === 0) expect(state).toBe("gone");
      }),
    );
  });

  test("what failed needs attention, and the state is that of the first reason", () => {
    fc.assert(
      fc.property(seen, ({ reasons, state, filters }) => {
        if (filters.includes("failed")) expect(filters).toContain("attention");
        const [first] = reasons;
        if (first) expect(state).toBe(groupOfReason[first.kind]);
      }),
    );
  });

  test("what waits for a person of ours is never missed", () => {
    fc.assert(
      fc.property(seen, ({ facts: { entry, openRuns, openCases }, filters }) => {
        const waits = openRuns.some(({ status }) => status === "awaiting_approval" || status === "policy_override");
        if (waits || openCases.length > 0) expect(filters).toContain("attention");
        const moves = openRuns.some(({ kind }) => kind !== "drift-check");
        const isMade = entry.status !== "provisioning" && entry.status !== "gone";
        if (isMade && entry.lastRun?.status === "errored" && !moves) expect(filters).toContain("attention");
      }),
    );
  });
});
