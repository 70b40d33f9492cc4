import { describe, expect, test } from "vitest";
import { regionConfig } from "../../stacks/hospital/cluster.ts";
import { connectionStringOf } from "../../stacks/hospital/outputs.ts";

describe("a tier in Atlas' words", () => {
  const place = { cloudProvider: "GCP", region: "EUROPE_WEST_3" } as const;

  test("M0 lives on Atlas' own machines, backed by the cloud", () => {
    expect(regionConfig({ ...place, tier: "M0" })).toEqual({
      regionName: "EUROPE_WEST_3",
      priority: 7,
      providerName: "TENANT",
      backingProviderName: "GCP",
      electableSpecs: { instanceSize: "M0" },
    });
  });

  test("FLEX names no size", () => {
    expect(regionConfig({ ...place, tier: "FLEX" })).toEqual({
      regionName: "EUROPE_WEST_3",
      priority: 7,
      providerName: "FLEX",
      backingProviderName: "GCP",
    });
  });

  test.each(["M10", "M20", "M30"] as const)("%s has three machines of its own on the cloud itself", (tier) => {
    expect(regionConfig({ ...place, tier })).toEqual({
      regionName: "EUROPE_WEST_3",
      priority: 7,
      providerName: "GCP",
      electableSpecs: { instanceSize: tier, nodeCount: 3 },
    });
  });
});

test.each([
  [
    { standardSrv: "mongodb+srv://c.example.net", standard: "mongodb://c-1.example.net" },
    "mongodb+srv://c.example.net",
  ],
  [{ standardSrv: "", standard: "mongodb://127.0.0.1:21000" }, "mongodb://127.0.0.1:21000"],
  [{ standard: "mongodb://127.0.0.1:21000" }, "mongodb://127.0.0.1:21000"],
  [{}, ""],
])("the connection string is the seed list's if there is one, else the plain one: %j", (strings, expected) => {
  expect(connectionStringOf(strings)).toBe(expected);
});
