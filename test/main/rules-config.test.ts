import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/main/config.ts";

const hourMs = 3_600_000;
const atlasKeys = {
  MONGODB_ATLAS_PUBLIC_KEY: "abcdefgh",
  MONGODB_ATLAS_PRIVATE_KEY: "11111111-2222-3333-4444-555555555555",
  MONGODB_ATLAS_ORG_ID: "0123456789abcdef01234567",
  APP_SERVER_IP: "203.0.113.7",
};

function read(environment: Record<string, string>) {
  return readConfig(environment, "/nowhere/.env");
}

describe("the house's rules", () => {
  test("ask for one approval by another than the author, within three days, unless they say otherwise", () => {
    expect(read({})).toMatchObject({
      rules: {
        approvals: { required: 1, byAuthor: false, expireAfterMs: 72 * hourMs },
        forceCancelAfterMs: 60_000,
        policies: { production: false, monthlyBudgetCents: null, allowedRegions: null, freezeWindows: [] },
      },
      drift: { everyMs: 24 * hourMs, atOnce: 2 },
    });
  });

  test("are what the variables say", () => {
    const config = read({
      APPROVALS_REQUIRED: "2",
      APPROVAL_BY_AUTHOR: "true",
      APPROVAL_EXPIRES_HOURS: "0.5",
      FORCE_CANCEL_AFTER_SECONDS: "5",
      PRODUCTION: "true",
      HOSPITAL_MONTHLY_BUDGET_USD: "99.99",
      ALLOWED_REGIONS: " EU_WEST_1, US_EAST_1 ,",
      FREEZE_WINDOWS: "2026-12-20T00:00Z/2027-01-02T00:00Z, 2027-06-01/2027-06-02",
      DRIFT_CHECK_HOURS: "1",
      DRIFT_CHECKS_AT_ONCE: "4",
    });
    expect(config.rules).toEqual({
      approvals: { required: 2, byAuthor: true, expireAfterMs: hourMs / 2 },
      forceCancelAfterMs: 5_000,
      policies: {
        production: true,
        monthlyBudgetCents: 9_999,
        allowedRegions: ["EU_WEST_1", "US_EAST_1"],
        freezeWindows: [
          { from: new Date("2026-12-20T00:00:00Z"), until: new Date("2027-01-02T00:00:00Z") },
          { from: new Date("2027-06-01T00:00:00Z"), until: new Date("2027-06-02T00:00:00Z") },
        ],
      },
    });
    expect(config.drift).toEqual({ everyMs: hourMs, atOnce: 4 });
  });

  test("are those of production on the real Atlas, unless somebody says that it is none", () => {
    expect(read(atlasKeys).rules.policies.production).toBe(true);
    expect(read({ ...atlasKeys, PRODUCTION: "false" }).rules.policies.production).toBe(false);
  });

  test("switch the fleet's drift checks off by 0 hours", () => {
    expect(read({ DRIFT_CHECK_HOURS: "0" }).drift).toBeNull();
  });

  test.each([
    ["APPROVALS_REQUIRED", "0"],
    ["APPROVALS_REQUIRED", "11"],
    ["APPROVALS_REQUIRED", "1.5"],
    ["APPROVAL_BY_AUTHOR", "yes"],
    ["APPROVAL_EXPIRES_HOURS", "0"],
    ["APPROVAL_EXPIRES_HOURS", "soon"],
    ["FORCE_CANCEL_AFTER_SECONDS", "-1"],
    ["PRODUCTION", "1"],
    ["HOSPITAL_MONTHLY_BUDGET_USD", "-1"],
    ["FREEZE_WINDOWS", "2026-12-20"],
    ["FREEZE_WINDOWS", "2027-01-02/2026-12-20"],
    ["FREEZE_WINDOWS", "2026-12-20/2026-12-20"],
    ["FREEZE_WINDOWS", "Christmas/New Year"],
    ["DRIFT_CHECK_HOURS", "-1"],
    ["DRIFT_CHECKS_AT_ONCE", "0"],
    ["ALLOWED_REGIONS", "EU_WEST_1"],
    ["ALLOWED_REGIONS", ","],
  ])("refuse to start with %s=%s, and name the variable", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(`${name}: `);
  });

  test("say at the start when no hospital would get a database under them", () => {
    const open = { ...atlasKeys, APP_SERVER_IP: "0.0.0.0" };
    expect(read(open).remarks.join()).toContain("no-open-access");
    expect(read({ ...open, PRODUCTION: "false" }).remarks.join()).not.toContain("no-open-access");
  });
});
