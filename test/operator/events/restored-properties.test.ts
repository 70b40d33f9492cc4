import { describe, expect, test } from "vitest";
import { changeSetOf } from "../../../src/operator/events/change-set.ts";
import { restoredProperties } from "../../../src/operator/events/restored-properties.ts";
import { begun, type Step } from "../support/events.ts";

const noise = ["backupEnabled", "connectionStrings", "mongoDbVersion", "replicationSpecs", "stateName"];

function specs(instanceSize: string, more: Record<string, unknown> = {}) {
  return [{ regionConfigs: [{ priority: 7, electableSpecs: { instanceSize, nodeCount: 3, ...more } }] }];
}

/** The properties that an update shows whose inputs are these before and after, while Atlas has `outputs`. */
function shown(inputs: Record<string, unknown>, outputs: Record<string, unknown>, more: Partial<Step> = {}) {
  const step = { op: "update", old: { inputs, outputs }, new: { inputs }, diffs: noise, ...more };
  return changeSetOf([begun(step)], "change").resources[0]?.properties;
}

describe("an update whose inputs are as before shows what it restores", () => {
  test("when an upgrade sent the size and nothing else", () => {
    const inputs = { terminationProtectionEnabled: true, replicationSpecs: specs("M10") };
    const outputs = { terminationProtectionEnabled: false, stateName: "IDLE", replicationSpecs: specs("M10") };

    const properties = shown(inputs, outputs, { diffs: [...noise, "terminationProtectionEnabled"] });

    const path = "terminationProtectionEnabled";
    expect(properties).toEqual([{ path, before: false, after: true, secret: false, unknown: false }]);
  });

  test("when somebody changed the size in Atlas, and none of what Atlas fills in by itself", () => {
    const outputs = {
      stateName: "IDLE",
      replicationSpecs: specs("M20", { diskSizeGb: 20, ebsVolumeType: "STANDARD" }),
    };

    const properties = shown({ replicationSpecs: specs("M10") }, outputs);

    const path = "replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize";
    expect(properties).toEqual([{ path, before: "M20", after: "M10", secret: false, unknown: false }]);
  });

  test("when somebody added a tag, which goes", () => {
    const tags = { hospital: "st-mary" };

    const properties = shown({ tags }, { tags: { ...tags, owner: "somebody" } }, { diffs: ["tags", "stateName"] });

    expect(properties).toEqual([{ path: "tags.owner", before: "somebody", secret: false, unknown: false }]);
  });

  test("when somebody took a role away or added one", () => {
    const [read, write] = ["read", "readWrite"].map((roleName) => ({ roleName, databaseName: "hospital" }));

    const paths = (asked: unknown[], had: unknown[]) =>
      shown({ roles: asked }, { roles: had }, { diffs: ["roles"] })?.map(({ path }) => path);

    expect(paths([read, write], [read])).toEqual(["roles[1].databaseName", "roles[1].roleName"]);
    expect(paths([read], [read, write])).toEqual(["roles[1].databaseName", "roles[1].roleName"]);
  });
});

test("what is asked for anew is shown once, by what was asked for before", () => {
  const step = {
    op: "update",
    old: { inputs: { replicationSpecs: specs("M0") }, outputs: { replicationSpecs: specs("M0", { diskSizeGb: 1 }) } },
    new: { inputs: { replicationSpecs: specs("M10") } },
    diffs: noise,
  };

  const [cluster] = changeSetOf([begun(step)], "change").resources;

  expect(cluster?.properties.map(({ before, after }) => [before, after])).toEqual([["M0", "M10"]]);
});

test("a secret has no values, also when Atlas seems to have another", () => {
  const inputs = { password: "[secret]" };
  const event = begun({ op: "update", old: { inputs, outputs: {} }, new: { inputs }, diffs: ["password"] });

  expect(event.resourcePreEvent && restoredProperties(event.resourcePreEvent.metadata)).toEqual([]);
  expect(changeSetOf([event], "change").resources[0]?.properties).toEqual([
    { path: "password", secret: true, unknown: false },
  ]);
});
