import { expect, test } from "vitest";
import { type AtlasRefusalCode, preflight } from "../../src/atlas/preflight.ts";
import type { AtlasCluster } from "../../src/atlas/read-back/model.ts";
import type { HospitalStackConfig } from "../../stacks/hospital/config.ts";
import { sampleConfig, sampleReadBack, withCluster } from "./support/sample-read-back.ts";

type Change = Partial<HospitalStackConfig> & { suspended?: boolean };
type Case = [string, Change, Change, Partial<AtlasCluster>, AtlasRefusalCode[]];

const m0 = { tier: "M0", terminationProtection: false } as const;
const flex = { tier: "FLEX", terminationProtection: false } as const;
const free = { ...m0, nodes: [] };

test.each<Case>([
  ["M10 to M30", {}, { tier: "M30" }, {}, []],
  ["M30 to M10 with a small disk", { tier: "M30" }, {}, { tier: "M30", diskSizeGb: 128 }, []],
  ["M30 to M10 with a large disk", { tier: "M30" }, {}, { tier: "M30", diskSizeGb: 129 }, ["disk_too_large"]],
  [
    "M30 to M20 with a large disk",
    { tier: "M30" },
    { tier: "M20" },
    { tier: "M30", diskSizeGb: 257 },
    ["disk_too_large"],
  ],
  ["M40 of somebody's hand to M10", {}, {}, { tier: "M40", diskSizeGb: 500 }, ["disk_too_large"]],
  ["an access list beside a large disk", {}, { accessList: [] }, { diskSizeGb: 500 }, []],
  ["M10 to FLEX", {}, flex, {}, ["downgrade_refused"]],
  ["FLEX to M0", flex, m0, flex, ["downgrade_refused"]],
  ["M0 to FLEX", m0, flex, free, []],
  ["M0 to M10", m0, {}, free, []],
  ["protection of an M0", m0, { ...m0, terminationProtection: true }, free, ["free_tier_fixed"]],
  ["protection of a FLEX", flex, { ...flex, terminationProtection: true }, flex, []],
  ["region of an M0", m0, { ...m0, region: "EU_WEST_1" }, free, ["region_fixed"]],
  ["cloud of a FLEX", flex, { ...flex, cloudProvider: "GCP" }, flex, ["region_fixed"]],
  ["region of an M0 that is upgraded", m0, { region: "EU_WEST_1" }, free, ["region_fixed"]],
  ["region of an M10", {}, { region: "EU_WEST_1" }, {}, []],
  ["the tier of a paused cluster", {}, { tier: "M30" }, { paused: true }, ["cluster_paused"]],
  ["protection of a paused cluster", {}, { terminationProtection: false }, { paused: true }, ["cluster_paused"]],
  ["resuming a paused cluster", { suspended: true }, {}, { paused: true }, []],
  ["resuming and growing at once", { suspended: true }, { tier: "M30" }, { paused: true }, ["cluster_paused"]],
  ["the access list of a paused cluster", {}, { accessList: [] }, { paused: true }, []],
  ["a cluster that is going", {}, { tier: "M30" }, { state: "DELETING" }, ["cluster_being_deleted"]],
  ["a cluster at work", {}, { tier: "M30" }, { state: "UPDATING" }, ["cluster_busy"]],
])("preflight of %s", (_name, before, after, cluster, codes) => {
  const refusals = preflight({
    before: sampleConfig(before),
    after: sampleConfig(after),
    readBack: withCluster({ ...cluster }),
  });
  expect(refusals.map(({ code }) => code)).toEqual(codes);
  for (const { message, nextStep } of refusals) expect([message, nextStep].join(" ")).toMatch(/^[A-Z].*\.$/s);
});

test("a cluster at work only costs time, everything else is in the way", () => {
  const readBack = withCluster({ state: "REPAIRING", paused: true });
  const refusals = preflight({ before: sampleConfig(), after: sampleConfig({ tier: "M30" }), readBack });
  expect(refusals.map(({ code, advisory }) => [code, advisory])).toEqual([
    ["cluster_paused", false],
    ["cluster_busy", true],
  ]);
});

test("nothing is in the way of a hospital that has nothing yet", () => {
  const after = sampleConfig();
  expect(preflight({ before: null, after, readBack: sampleReadBack })).toEqual([]);
  expect(preflight({ before: after, after, readBack: { ...sampleReadBack, cluster: null } })).toEqual([]);
});
