import { expect, test } from "vitest";
import { keepRegionSettings } from "../../../../src/local/plugins/mongodbatlas/cluster-regions.ts";
import { unknown, type Values } from "../../../../src/local/plugins/protocol/values.ts";

const state: Values = {
  electableSpecs: { instanceSize: "M10", nodeCount: 3, diskSizeGb: 10 },
  readOnlySpecs: { instanceSize: "M10", nodeCount: 0, diskSizeGb: 10 },
  analyticsSpecs: { instanceSize: "M10", nodeCount: 2 },
  autoScaling: { computeEnabled: false, diskGbEnabled: true },
  analyticsAutoScaling: { computeEnabled: false, diskGbEnabled: false },
};

function kept(region: Values, before: Values = state) {
  const cluster = (regionConfig: Values) => ({ replicationSpecs: [{ regionConfigs: [regionConfig] }] });
  const { replicationSpecs } = keepRegionSettings(cluster(before), cluster(region));
  expect(replicationSpecs).toMatchObject([{ regionConfigs: [{}] }]);
  return JSON.parse(JSON.stringify(replicationSpecs))[0].regionConfigs[0];
}

test("nodes and auto-scaling that the program does not mention stay", () => {
  const { electableSpecs, analyticsSpecs, autoScaling } = kept({ electableSpecs: unknown, analyticsSpecs: unknown });
  expect({ electableSpecs, analyticsSpecs, autoScaling }).toEqual({
    electableSpecs: state.electableSpecs,
    analyticsSpecs: state.analyticsSpecs,
    autoScaling: state.autoScaling,
  });
});

test("what does nothing is not kept: nodes of a count of zero, auto-scaling that is off", () => {
  const region = kept({}, { ...state, analyticsSpecs: { instanceSize: "M10", nodeCount: 0 } });
  expect(region).not.toHaveProperty("analyticsSpecs");
  expect(region).not.toHaveProperty("analyticsAutoScaling");
});

test("read-only nodes get the size of the electable ones and keep their number", () => {
  const { readOnlySpecs } = kept({ electableSpecs: { instanceSize: "M20", nodeCount: 3, diskSizeGb: 20 } });
  expect(readOnlySpecs).toMatchObject({ instanceSize: "M20", diskSizeGb: 20, nodeCount: 0 });
});

test("a region that was not there before is left as the program says", () => {
  const region = { electableSpecs: { instanceSize: "M10", nodeCount: 3 } };
  const planned = { replicationSpecs: [{ regionConfigs: [region] }] };
  expect(keepRegionSettings({ replicationSpecs: [] }, planned)).toEqual(planned);
});
