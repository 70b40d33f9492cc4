import { expect, test } from "vitest";
import { differences } from "../../src/atlas/differences.ts";
import type { AtlasReadBack } from "../../src/atlas/read-back/model.ts";
import { sampleCluster, sampleConfig, sampleReadBack, withCluster } from "./support/sample-read-back.ts";

const config = sampleConfig();
const readOnly = { kind: "read-only", size: "M10", provider: "AWS", region: "EU_WEST_1" } as const;

test("an Atlas that has what was asked for differs in nothing", () => {
  expect(differences(config, sampleReadBack)).toEqual([]);
});

test("the tier that was asked for and the one that Atlas reports stand in one sentence", () => {
  expect(differences(sampleConfig({ tier: "M30" }), sampleReadBack)).toEqual([
    { what: "tier", asked: "M30", found: "M10", message: "Asked for M30, Atlas reports M10." },
  ]);
});

test.each<[string, AtlasReadBack, string]>([
  [
    "project",
    { ...sampleReadBack, project: null },
    "Asked for the project hospital-st-mary, Atlas reports no such project.",
  ],
  ["cluster", { ...sampleReadBack, cluster: null }, "Asked for the cluster st-mary, Atlas reports no such cluster."],
  ["region", withCluster({ region: "EU_WEST_1", nodes: [] }), "Asked for AWS US_EAST_1, Atlas reports AWS EU_WEST_1."],
  ["paused", withCluster({ paused: true }), "Asked for a running cluster, Atlas reports a paused cluster."],
  [
    "termination protection",
    withCluster({ terminationProtection: false }),
    "Asked for termination protection on, Atlas reports termination protection off.",
  ],
  ["backup", withCluster({ backupEnabled: false }), "Asked for backup on, Atlas reports backup off."],
  [
    "nodes",
    withCluster({ nodes: [...sampleCluster.nodes, { ...readOnly, count: 1 }] }),
    "Asked for 3 electable M10 in AWS US_EAST_1, Atlas reports 3 electable M10 in AWS US_EAST_1, 1 read-only M10 in AWS EU_WEST_1.",
  ],
  ["user", { ...sampleReadBack, users: [] }, "Asked for the user app-st-mary-g1, Atlas reports no such user."],
  ["access list", { ...sampleReadBack, accessList: [] }, "Asked for an entry for 127.0.0.1, Atlas reports none."],
])("a difference of the %s is told once", (what, readBack, message) => {
  expect(differences(config, readBack).map((each) => [each.what, each.message])).toEqual([[what, message]]);
});

test("a user with more rights than it was given is told, and one that nobody asked for", () => {
  const admin = { roleName: "atlasAdmin", databaseName: "admin" };
  const users = [
    ...sampleReadBack.users.map((user) => ({ ...user, roles: [...user.roles, admin], scopes: [] })),
    { username: "somebody", databaseName: "admin", roles: [admin], scopes: [] },
  ];
  expect(differences(config, { ...sampleReadBack, users }).map(({ found }) => found)).toEqual([
    "the user app-st-mary-g1 (atlasAdmin of admin, dbAdmin of hospital_st_mary, readWrite of hospital_st_mary; on every cluster)",
    "the user somebody (atlasAdmin of admin; on every cluster)",
  ]);
});

test("an address is the same in every spelling", () => {
  const accessList = ["2001:DB8::0:1", "192.0.2.1/32", "10.1.2.3/8"].map((address) => ({ address, comment: "" }));
  const found = ["2001:db8::1", "192.0.2.1", "10.0.0.0/8"].map((address) => ({ address, comment: "" }));
  expect(differences(sampleConfig({ accessList }), { ...sampleReadBack, accessList: found })).toEqual([]);
});

test("an open door that nobody asked for is told, but not in a shared project", () => {
  const accessList = [...sampleReadBack.accessList, { address: "0.0.0.0/0", comment: "" }];
  const found = differences(config, { ...sampleReadBack, accessList });
  expect(found.map(({ message }) => message)).toEqual(["Asked for no entry for 0.0.0.0/0, Atlas reports one."]);
  const project = { id: "66f000000000000000000002", name: "everybody's", tags: {} };
  const shared = sampleConfig({ projectMode: "shared", projectId: project.id });
  expect(differences(shared, { ...sampleReadBack, project, accessList })).toEqual([]);
});

test("a suspended hospital asks for no user, no entry and a paused cluster, if it has one that can pause", () => {
  const suspended = { ...config, suspended: true };
  const what = differences(suspended, sampleReadBack).map((each) => each.what);
  expect(what).toEqual(["paused", "user", "access list"]);
  expect(differences(suspended, { ...withCluster({ paused: true }), users: [], accessList: [] })).toEqual([]);
  const free = { ...sampleConfig({ tier: "M0", terminationProtection: false }), suspended: true };
  const cluster = { ...sampleCluster, tier: "M0", terminationProtection: false, nodes: [] };
  expect(differences(free, { ...sampleReadBack, cluster, users: [], accessList: [] })).toEqual([]);
});

test("what Atlas does by itself is no difference", () => {
  const moved = withCluster({ state: "UPDATING", mongoDbVersion: "8.2.1", diskSizeGb: 60, connectionString: null });
  expect(differences(config, moved)).toEqual([]);
});
