import { describe, expect, test } from "vitest";
import { canMoveHospital, isServed, statusAfterApply } from "../../src/domain/hospital-life.ts";
import { HospitalStatus } from "../../src/domain/hospitals.ts";
import { SubscriptionStatus } from "../../src/domain/subscriptions.ts";
import { someSubscription } from "../support/billing/fake-stripe.ts";

const statuses = HospitalStatus.options;
const retention = { since: new Date("2026-01-01T00:00:00Z"), until: new Date("2026-04-01T00:00:00Z") };

describe("a hospital's status", () => {
  test("is never brought back from gone", () => {
    for (const to of statuses.filter((status) => status !== "gone")) {
      expect([canMoveHospital("payments", "gone", to), canMoveHospital("runs", "gone", to)]).toEqual([false, false]);
    }
  });

  test("is never made gone by payments, and by runs only out of an offboarding", () => {
    const alive = statuses.filter((status) => status !== "gone");
    expect(alive.filter((from) => canMoveHospital("payments", from, "gone"))).toEqual([]);
    expect(alive.filter((from) => canMoveHospital("runs", from, "gone"))).toEqual(["offboarding"]);
  });

  test("moves between provisioning, access and no access by runs alone", () => {
    const access = (status: HospitalStatus) => (isServed(status) || status === "offboarding" ? "access" : status);
    for (const from of statuses) {
      for (const to of statuses) {
        if (!canMoveHospital("payments", from, to) || from === to) continue;
        const crosses = access(from) !== access(to);
        expect({ from, to, crosses }).toEqual({ from, to, crosses: from === "suspended" && to === "retained" });
      }
    }
  });

  test.each(SubscriptionStatus.options)("after an apply follows from what is there and what is paid: %s", (status) => {
    const hospital = {
      status: "active" as const,
      subscription: someSubscription("sub_1", { status }),
      retention: null,
    };
    const [open, closed] = [{ suspended: false }, { suspended: true }].map((config) =>
      statusAfterApply(config, hospital),
    );
    const expected = {
      trialing: ["active", "suspended"],
      active: ["active", "suspended"],
      incomplete: ["active", "suspended"],
      paused: ["active", "suspended"],
      past_due: ["past_due", "suspended"],
      unpaid: ["past_due", "suspended"],
      canceled: ["offboarding", "retained"],
      incomplete_expired: ["offboarding", "retained"],
    } as const;
    expect([open, closed]).toEqual(expected[status]);
  });

  test("after an apply needs no subscription: one that never paid here is active or suspended, one that is kept stays so", () => {
    const none = { status: "provisioning" as const, subscription: null, retention: null };
    expect(statusAfterApply({ suspended: false }, none)).toBe("active");
    expect(statusAfterApply({ suspended: true }, none)).toBe("suspended");
    expect(statusAfterApply({ suspended: true }, { ...none, retention })).toBe("retained");
  });
});
