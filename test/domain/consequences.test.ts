import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Consequence, consequences } from "../../src/domain/consequences.ts";
import { canMoveHospital } from "../../src/domain/hospital-life.ts";
import { type Hospital, type HospitalDatabase, HospitalStatus } from "../../src/domain/hospitals.ts";
import { planNames, plans } from "../../src/domain/plans.ts";
import { isLive, type Subscription, SubscriptionStatus, standingOf } from "../../src/domain/subscriptions.ts";
import { tiers } from "../../src/domain/tiers.ts";
import { onPlan, someSubscription } from "../support/billing/fake-stripe.ts";
import { someHospital } from "../support/some-hospital.ts";

const now = new Date("2026-06-01T00:00:00Z");
const rules = { retentionMs: 90 * 86_400_000 };

const ownerships = ["first", "own", "after an ended one", "after an unpaid one", "beside a paid one"] as const;
type Ownership = (typeof ownerships)[number];

const database: HospitalDatabase = {
  projectId: "p",
  clusterId: "c",
  clusterName: "st-mary",
  databaseName: "hospital_st_mary",
  connectionString: "mongodb://127.0.0.1:9",
  tier: "M0",
  credentialGeneration: 1,
};

function hospitalWith(status: HospitalStatus, own: Subscription | null, changes: Partial<Hospital> = {}): Hospital {
  const hasDatabase = status !== "pending_payment" && status !== "provisioning" && status !== "gone";
  return someHospital({
    status,
    subscription: own,
    standingSince: own && now,
    database: hasDatabase ? database : null,
    ...changes,
  });
}

function ownOf(ownership: Ownership, reading: Subscription): Subscription | null {
  switch (ownership) {
    case "first":
      return null;
    case "own":
      return { ...reading, status: "active" };
    case "after an ended one":
      return someSubscription("sub_0", { status: "canceled" });
    case "after an unpaid one":
      return someSubscription("sub_0", { status: "unpaid" });
    case "beside a paid one":
      return someSubscription("sub_0");
  }
}

function settled(hospital: Hospital, reading: Subscription): Hospital {
  return { ...hospital, ...consequences(hospital, reading, now, rules).patch };
}

/** What is done about it, without what only tidies cases up. */
function acts(follows: readonly Consequence[]): string[] {
  return follows.flatMap((one) => {
    if (one.act === "close-cases" || one.act === "withdraw-suspend") return [];
    return one.act === "open-case" ? [one.found.kind] : [one.act === "change" ? `change to ${one.tier}` : one.act];
  });
}

function rowOf(status: HospitalStatus, ownership: Ownership, of: SubscriptionStatus): string {
  const reading = someSubscription("sub_1", { status: of, endedAt: standingOf(of) === "over" ? now : null });
  const hospital = hospitalWith(status, ownOf(ownership, reading));
  const found = consequences(hospital, reading, now, rules);
  const next = { ...hospital, ...found.patch };
  const taken = next.subscription?.id === "sub_1" ? "taken" : "not taken";
  return [taken, next.status, ...acts(found.follows), ...(next.retention ? ["kept until"] : [])].join(", ");
}

describe("what a subscription means for a hospital", () => {
  test("is decided for every status, subscription and ownership", () => {
    const table: Record<string, Record<string, Record<string, string>>> = {};
    for (const ownership of ownerships) {
      const rows: Record<string, Record<string, string>> = {};
      for (const status of HospitalStatus.options) {
        rows[status] = Object.fromEntries(SubscriptionStatus.options.map((of) => [of, rowOf(status, ownership, of)]));
      }
      table[ownership] = rows;
    }
    expect(table).toMatchSnapshot();
  });

  test("gives the paid plan at sign-up, whatever was signed up for; more once it is paid, less at once", () => {
    const on = (status: HospitalStatus, plan: Hospital["plan"], changes: Partial<Subscription>) =>
      settled(hospitalWith(status, null, { plan }), someSubscription("sub_1", changes)).plan;
    expect(on("pending_payment", "professional", onPlan("enterprise"))).toBe("enterprise");
    expect(on("pending_payment", "professional", { ...onPlan("enterprise"), isPaid: false })).toBe("enterprise");
    expect(on("pending_payment", "professional", onPlan("starter"))).toBe("starter");
    expect(on("active", "professional", onPlan("enterprise"))).toBe("enterprise");
    expect(on("active", "professional", { ...onPlan("enterprise"), isPaid: false })).toBe("professional");
    expect(on("active", "professional", { ...onPlan("starter"), isPaid: false })).toBe("starter");
    expect(on("active", "professional", { plan: null, priceId: "price_x" })).toBe("professional");
  });

  test("asks for the nearest tier of a new plan that Atlas can reach, else for a person", () => {
    const to = (plan: Hospital["plan"], tier: HospitalDatabase["tier"], status: HospitalStatus = "active") => {
      const hospital = hospitalWith(status, someSubscription("sub_1"), { database: { ...database, tier } });
      return acts(consequences(hospital, someSubscription("sub_1", onPlan(plan)), now, rules).follows);
    };
    expect(to("enterprise", "M0")).toEqual(["change to M10"]);
    expect(to("enterprise", "M20")).toEqual([]);
    expect(to("professional", "M30")).toEqual(["change to M20"]);
    expect(to("starter", "M10")).toEqual(["plan_not_reachable"]);
    expect(to("starter", "FLEX")).toEqual([]);
  });

  test("asks for nothing that costs more while a payment is due, and lets less pass", () => {
    const due = (plan: Hospital["plan"], own: Hospital["plan"], tier: HospitalDatabase["tier"]) => {
      const hospital = hospitalWith("active", someSubscription("sub_1"), {
        plan: own,
        database: { ...database, tier },
      });
      const reading = someSubscription("sub_1", { ...onPlan(plan), status: "past_due", isPaid: false });
      return acts(consequences(hospital, reading, now, rules).follows);
    };
    expect(due("enterprise", "enterprise", "M0")).toEqual([]);
    expect(due("professional", "enterprise", "M30")).toEqual(["change to M20"]);
  });

  test("stops for a person at a price that is no plan's, and provisions nothing for it", () => {
    const hospital = hospitalWith("pending_payment", null);
    const reading = someSubscription("sub_1", { plan: null, priceId: "price_x" });
    expect(acts(consequences(hospital, reading, now, rules).follows)).toEqual(["unknown_price"]);
  });

  test("brings no hospital back whose destruction has begun", () => {
    const hospital = hospitalWith("offboarding", someSubscription("sub_0", { status: "canceled" }), { doomed: true });
    const found = consequences(hospital, someSubscription(), now, rules);
    expect(found.patch.status).toBeUndefined();
    expect(acts(found.follows)).toEqual([]);
  });
});

const anyStatus = fc.constantFrom(...SubscriptionStatus.options);
const anyReading = (ids: readonly string[]) =>
  fc.record({
    id: fc.constantFrom(...ids),
    status: anyStatus,
    plan: fc.constantFrom(...planNames, null),
    isPaid: fc.boolean(),
    gateway: fc.constantFrom("stripe" as const, "stripe" as const, "test-card" as const),
  });
type Drawn = {
  id: string;
  status: SubscriptionStatus;
  plan: Subscription["plan"];
  isPaid: boolean;
  gateway: Subscription["gateway"];
};

const readingOf = ({ id, plan, ...changes }: Drawn): Subscription =>
  someSubscription(id, { ...changes, plan, priceId: plan ? `price_${plan}` : "price_x" });

const anyHospital = fc
  .record({
    status: fc.constantFrom(...HospitalStatus.options),
    own: fc.option(anyReading(["sub_1", "sub_2"])),
    tier: fc.constantFrom(...tiers),
    plan: fc.constantFrom(...planNames),
    doomed: fc.boolean(),
    isKept: fc.boolean(),
  })
  .map(({ status, own, tier, plan, doomed, isKept }) =>
    hospitalWith(status, own && readingOf(own), {
      plan,
      doomed: doomed && status === "offboarding",
      retention: isKept ? { since: now, until: now } : null,
      ...(status === "gone" ? {} : { database: { ...database, tier } }),
    }),
  );

describe("whatever a subscription says of whatever hospital", () => {
  test("nothing is destroyed, nothing is moved that only runs may move, and doing it twice adds nothing", () => {
    fc.assert(
      fc.property(anyHospital, anyReading(["sub_1", "sub_2", "sub_3"]), (hospital, drawn) => {
        const reading = readingOf(drawn);
        const found = consequences(hospital, reading, now, rules);
        const next = { ...hospital, ...found.patch };
        expect(canMoveHospital("payments", hospital.status, next.status)).toBe(true);
        if (hospital.status === "gone" || hospital.doomed) expect(next.status).toBe(hospital.status);
        for (const one of found.follows) {
          if (one.act === "provision")
            expect([hospital.status, isLive(reading.status), reading.plan !== null]).toEqual([
              "pending_payment",
              true,
              true,
            ]);
          if (one.act === "change") expect(plans[next.plan].allowedTiers).toContain(one.tier);
        }
        const again = consequences(next, reading, new Date(now.getTime() + 1), rules);
        expect([again.patch, again.facts]).toEqual([{}, []]);
        const untold = (follows: readonly Consequence[]) => follows.filter(({ act }) => act !== "open-case");
        expect(untold(again.follows)).toEqual(untold(found.follows));
      }),
      { numRuns: 3_000, seed: 20_261_126 },
    );
  });

  test("whoever reads it when and however often, the newest reading decides", () => {
    const evolution = fc.array(anyReading(["sub_1"]), { minLength: 1, maxLength: 6 });
    const steps = fc.array(fc.record({ reader: fc.nat(3), act: fc.constantFrom("look", "read", "write", "evolve") }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(evolution, steps, (states, taken) => {
        const first = hospitalWith("active", someSubscription("sub_1"));
        const found = interleaved(first, states.map(readingOf), taken);
        const last = readingOf(
          states.at(-1) ?? { id: "sub_1", status: "active", plan: null, isPaid: true, gateway: "stripe" },
        );
        expect(found.subscription).toEqual(last);
        const standing = standingOf(last.status);
        // What is paused or not ready yet leaves a hospital where it was.
        if (standing === "paused" || standing === "unready") return;
        expect(found.status).toBe(settled(first, last).status);
        expect(found.retention === null).toBe(standing !== "over");
      }),
      { numRuns: 2_000, seed: 20_261_126 },
    );
  });
});

type Step = { readonly reader: number; readonly act: "look" | "read" | "write" | "evolve" };
type Reader = { hospital: Hospital; reading: Subscription | null };

/** Readers that look at the hospital, read the subscription and write by compare-and-set, each when it is their turn. */
function interleaved(first: Hospital, states: readonly Subscription[], steps: readonly Step[]): Hospital {
  let stored = first;
  let place = 0;
  const readers = new Map<number, Reader>();
  const state = () => states[place] ?? someSubscription();
  const write = ({ hospital, reading }: Reader) => {
    if (!reading || hospital.lifeVersion !== stored.lifeVersion) return;
    const { patch } = consequences(hospital, reading, now, rules);
    stored = { ...stored, ...patch, lifeVersion: stored.lifeVersion + 1 };
  };
  for (const { reader, act } of steps) {
    const at = readers.get(reader);
    if (act === "evolve") place = Math.min(place + 1, states.length - 1);
    else if (act === "look") readers.set(reader, { hospital: stored, reading: null });
    else if (act === "read" && at) readers.set(reader, { ...at, reading: state() });
    else if (act === "write" && at) write(at);
  }
  place = states.length - 1;
  write({ hospital: stored, reading: state() });
  // Those who still had older readings write last, and are too late.
  for (const reader of readers.values()) write(reader);
  return stored;
}
