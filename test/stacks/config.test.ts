import { describe, expect, test } from "vitest";
import { HospitalStackConfig } from "../../stacks/hospital/config.ts";
import { usernameOf } from "../../stacks/hospital/database-users.ts";
import { hospitalTags } from "../../stacks/hospital/tags.ts";
import { hospitalConfig } from "./support/hospital-config.ts";

describe("the contract of a hospital's stack", () => {
  test("holds for what a new hospital starts with", () => {
    expect(HospitalStackConfig.parse(hospitalConfig("st-mary"))).toEqual(hospitalConfig("st-mary"));
  });

  test("takes a revision from before there was suspension for one that is not suspended", () => {
    const { suspended: _, ...older } = hospitalConfig("st-mary");

    expect(HospitalStackConfig.parse(older).suspended).toBe(false);
  });

  test.each([
    ["a retired tier", { tier: "M2" }],
    ["a tier that does not exist", { tier: "M11" }],
    ["an address that is none", { accessList: [{ address: "203.0.113.300", comment: "" }] }],
    ["a host name for an address", { accessList: [{ address: "app.example.com", comment: "" }] }],
    ["a comment that Atlas would refuse", { accessList: [{ address: "203.0.113.7", comment: "x".repeat(81) }] }],
    ["three generations of credentials", { credentialGenerations: [1, 2, 3] }],
    ["a generation before the first", { credentialGenerations: [0] }],
    ["a slug that starts with a hyphen", { slug: "-mary" }],
    ["a slug with capitals", { slug: "St-Mary" }],
    ["a database name of 39 bytes", { databaseName: "d".repeat(39) }],
    ["an organization id that is none", { orgId: "0123456789ABCDEF01234567" }],
    ["a region in lower case", { region: "us_east_1" }],
    ["a key that nobody knows", { plan: "starter" }],
    ["a password", { databasePassword: "canary" }],
  ])("refuses %s", (_what, change) => {
    expect(HospitalStackConfig.safeParse({ ...hospitalConfig("st-mary"), ...change }).success).toBe(false);
  });
});

test("tags say whose it is and who manages it, and never what changes while the hospital lives", () => {
  const small = hospitalTags(hospitalConfig("st-mary", { tier: "M0" }));
  const large = hospitalTags(
    hospitalConfig("st-mary", { tier: "M30", region: "EU_WEST_1", credentialGenerations: [1, 2], accessList: [] }),
  );

  expect(small).toEqual({ "hospital-id": "hosp_st-mary", hospital: "st-mary", "managed-by": "chakravue-operator" });
  expect(large).toEqual(small);
});

test("a user's name is of letters, digits and hyphens, and another one for every hospital and generation", () => {
  const names = ["st-mary", "st-marys"].flatMap((slug) => [1, 2, 11].map((generation) => usernameOf(slug, generation)));

  for (const name of names) expect(name).toMatch(/^app-[a-z0-9-]+-g\d+$/);
  expect(new Set(names).size).toBe(names.length);
});
