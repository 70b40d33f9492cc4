import { expect, test } from "vitest";
import type { ResourcesView } from "../../src/api/views/resources.ts";
import { resourceRows } from "../../src/web/pages/ops/hospital/resource-rows.ts";

const heard: ResourcesView = {
  revision: 1,
  at: "2026-05-01T12:00:00Z",
  problem: null,
  project: { name: "hospital-a", found: { id: "p1", name: "hospital-a" } },
  cluster: {
    name: "a",
    tier: "M10",
    provider: "AWS",
    region: "US_EAST_1",
    termination_protection: true,
    suspended: false,
    found: {
      tier: "M20",
      state: "UPDATING",
      paused: false,
      provider: "AWS",
      region: "US_EAST_1",
      disk_size_gb: 10,
      mongodb_version: "8.0.29",
      termination_protection: true,
      backup: true,
    },
  },
  users: [{ username: "app-a-g1", declared: true, found: true }],
  access_list: [{ address: "203.0.113.9", comment: "by hand", declared: false, found: true }],
  differences: [],
};

test("each resource says what is declared and what Atlas has, and what differs is marked", () => {
  expect(resourceRows(heard).map(({ kind, isSame }) => [kind, isSame])).toEqual([
    ["Project", true],
    ["Cluster", false],
    ["Database user", true],
    ["Access list", false],
  ]);
  expect(resourceRows(heard)[1]).toMatchObject({
    declared: "M10, AWS US_EAST_1, protected",
    found: "M20, AWS US_EAST_1, protected, being changed, MongoDB 8.0.29, 10 GB",
  });
});

test("of an Atlas that was not heard nothing is claimed", () => {
  const silent: ResourcesView = {
    ...heard,
    problem: { code: "atlas_unreachable", message: "", next_step: "" },
    project: { name: "hospital-a", found: null },
    cluster: { ...heard.cluster, found: null },
    users: [{ username: "app-a-g1", declared: true, found: null }],
    access_list: [],
  };
  for (const { isSame, found } of resourceRows(silent))
    expect({ isSame, found }).toEqual({ isSame: null, found: "not known" });
});
