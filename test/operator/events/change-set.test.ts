import { describe, expect, test } from "vitest";
import { changeSetOf } from "../../../src/operator/events/change-set.ts";
import { begun, finished, urnOf } from "../support/events.ts";

const signature = "4dabf18193072939515e22adb298388d";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const userType = "mongodbatlas:index/databaseUser:DatabaseUser";

function sized(instanceSize: string) {
  return { replicationSpecs: [{ regionConfigs: [{ priority: 7, electableSpecs: { instanceSize } }] }] };
}

describe("the change set of a preview", () => {
  test("names a new resource with every property that it will have", () => {
    const changes = changeSetOf([begun({ op: "create", new: { inputs: { name: "st-mary", priority: 7 } } })], "change");

    expect(changes).toEqual({
      resources: [
        {
          urn: urnOf("cluster"),
          type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
          name: "cluster",
          operation: "create",
          properties: [
            { path: "name", after: "st-mary", secret: false, unknown: false },
            { path: "priority", after: 7, secret: false, unknown: false },
          ],
          replacedBecauseOf: [],
        },
      ],
      counts: { create: 1, update: 0, replace: 0, delete: 0, import: 0, same: 0 },
      hasChanges: true,
    });
  });

  test("shows an update by the inputs that differ, nested ones with their whole path, and by no noise of the outputs", () => {
    const step = {
      op: "update",
      old: { inputs: sized("M0"), outputs: { stateName: "IDLE" } },
      new: { inputs: sized("M10"), outputs: { stateName: unknown } },
      diffs: ["replicationSpecs", "stateName", "connectionStrings"],
    };

    const [cluster] = changeSetOf([begun(step)], "change").resources;

    const path = "replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize";
    expect(cluster?.properties).toEqual([{ path, before: "M0", after: "M10", secret: false, unknown: false }]);
    expect(cluster?.replacedBecauseOf).toEqual([]);
  });

  test.each([
    ["create before delete", ["create-replacement", "replace", "delete-replaced"]],
    ["delete before create", ["delete-replaced", "replace", "create-replacement"]],
    ["halves alone", ["delete-replaced", "create-replacement"]],
  ])("tells the steps of a replacement (%s) as one, with the properties that force it", (_order, ops) => {
    const sides = { old: { inputs: { comment: "a" } }, new: { inputs: { comment: "b" } } };
    const events = ops.map((op) => begun({ op, ...sides, keys: ["comment", "cidrBlock"] }));

    const { resources, counts } = changeSetOf(events, "change");

    expect(resources).toHaveLength(1);
    expect(resources[0]).toMatchObject({
      operation: "replace",
      properties: [{ path: "comment", before: "a", after: "b" }],
      replacedBecauseOf: ["comment", "cidrBlock"],
    });
    expect(counts).toMatchObject({ replace: 1, create: 0, delete: 0 });
  });

  test("keeps an import that would replace apart from a replacement, whatever else belongs to it", () => {
    const ops = ["delete-replaced", "import-replacement", "replace", "create-replacement"];

    const { resources, counts } = changeSetOf(
      ops.map((op) => begun({ op })),
      "change",
    );

    expect(resources.map(({ operation }) => operation)).toEqual(["import-replacement"]);
    expect(counts.replace).toBe(1);
  });

  test("counts an operation that nobody knows as a change, never as nothing", () => {
    const changes = changeSetOf([begun({ op: "transmogrify" })], "change");

    expect(changes.resources[0]?.operation).toBe("update");
    expect(changes.hasChanges).toBe(true);
  });

  test("has no changes when all is the same, and shows no properties of what stays", () => {
    const noisy = { old: { inputs: { a: 1 } }, new: { inputs: { a: 2 } } };

    const changes = changeSetOf([begun({ op: "same", ...noisy }), begun({ op: "same", name: "project" })], "change");

    expect(changes.hasChanges).toBe(false);
    expect(changes.counts.same).toBe(2);
    expect(changes.resources.flatMap(({ properties }) => properties)).toEqual([]);
  });

  test("does not take a look at Atlas for a change", () => {
    const seen = { old: { inputs: { a: 1 } }, new: { inputs: { a: 1 } } };

    const looked = changeSetOf([begun({ op: "refresh", ...seen }), begun({ op: "same", ...seen })], "change");
    const onlyLooked = changeSetOf([begun({ op: "refresh", ...seen })], "change");
    const gone = changeSetOf([begun({ op: "refresh" }), begun({ op: "create", new: { inputs: { a: 1 } } })], "change");

    expect([looked.hasChanges, onlyLooked.hasChanges]).toEqual([false, false]);
    expect([looked, onlyLooked].map(({ counts }) => counts.same)).toEqual([1, 1]);
    expect(gone.resources[0]?.operation).toBe("create");
  });

  test("lists what will be deleted without its properties", () => {
    const [cluster] = changeSetOf([begun({ op: "delete", old: { inputs: { name: "st-mary" } } })], "change").resources;

    expect(cluster).toMatchObject({ operation: "delete", properties: [] });
  });

  test("names a resource in full, also one for an IPv6 address", () => {
    const [entry] = changeSetOf([begun({ op: "create", name: "access-2001:db8::7" })], "change").resources;

    expect(entry?.name).toBe("access-2001:db8::7");
  });

  test("leaves out the stack, the providers and what the engine notes in between", () => {
    const stack = { name: "hospital-atlas-st-mary", type: "pulumi:pulumi:Stack" };
    const provider = { name: "default_4_16_0", type: "pulumi:providers:mongodbatlas" };
    const events = [begun({ op: "create", ...stack }), begun({ op: "update", ...provider })];

    expect(changeSetOf(events, "change")).toMatchObject({ resources: [], hasChanges: false });
    const inputs = { __defaults: ["a"], roles: [{ __defaults: [], roleName: "readWrite" }], timeouts: { __meta: "x" } };
    const [user] = changeSetOf([begun({ op: "create", new: { inputs } })], "change").resources;
    expect(user?.properties.map(({ path }) => path)).toEqual(["roles[0].roleName", "timeouts"]);
    expect(JSON.stringify(user)).not.toContain("__");
  });

  test("has no after for what is known only once it is done", () => {
    const inputs = { projectId: unknown, name: "st-mary" };

    const [cluster] = changeSetOf([begun({ op: "create", new: { inputs } })], "change").resources;

    expect(cluster?.properties).toContainEqual({ path: "projectId", secret: false, unknown: true });
    expect(JSON.stringify(cluster)).not.toContain(unknown);
  });
});

describe("secrets in a change set", () => {
  test.each([
    ["the engine's mask", "[secret]", "[secret]", ["password"]],
    ["a wrapped value", { [signature]: "x", plaintext: "old-canary" }, { [signature]: "x", plaintext: "canary" }, []],
    ["a value that becomes secret", "old-canary", "[secret]", []],
    ["a value that is not secret any more on one side", { [signature]: "x", ciphertext: "canary" }, "[secret]", []],
  ])("are named and never valued: %s", (_name, before, after, diffs) => {
    const step = { op: "update", old: { inputs: { password: before } }, new: { inputs: { password: after } }, diffs };

    const [user] = changeSetOf([begun({ ...step, name: "user-g1", type: userType })], "change").resources;

    expect(user?.properties).toEqual([{ path: "password", secret: true, unknown: false }]);
    expect(JSON.stringify(user)).not.toContain("canary");
  });

  test("are not named when they stay as they are", () => {
    const password = "[secret]";
    const step = {
      op: "update",
      old: { inputs: { password, a: 1 } },
      new: { inputs: { password, a: 2 } },
      diffs: ["a"],
    };

    const [user] = changeSetOf([begun(step)], "change").resources;

    expect(user?.properties.map(({ path }) => path)).toEqual(["a"]);
  });
});

describe("the change set of a refresh", () => {
  test("shows what Atlas has now beside what the state has, read from the outputs", () => {
    const step = {
      op: "update",
      old: { inputs: { name: "st-mary" }, outputs: { name: "st-mary", tags: { hospital: "st-mary" }, __meta: "a" } },
      new: { inputs: { name: "st-mary" }, outputs: { name: "st-mary", tags: { "cost.center": "7" }, __meta: "b" } },
    };

    const [cluster] = changeSetOf([finished(step)], "drift").resources;

    expect(cluster?.operation).toBe("update");
    expect(cluster?.properties).toEqual([
      { path: "tags.hospital", before: "st-mary", secret: false, unknown: false },
      { path: 'tags["cost.center"]', after: "7", secret: false, unknown: false },
    ]);
  });

  test("shows what is gone in Atlas as deleted and what was found unchanged as the same", () => {
    const events = [
      begun({ op: "refresh" }),
      finished({ op: "refresh", name: "project" }),
      finished({ op: "same", name: "cluster" }),
      finished({ op: "delete", name: "user-g1", type: userType }),
    ];

    const { resources, counts, hasChanges } = changeSetOf(events, "drift");

    expect(resources.map(({ name, operation }) => [name, operation])).toEqual([
      ["project", "same"],
      ["cluster", "same"],
      ["user-g1", "delete"],
    ]);
    expect(counts).toMatchObject({ same: 2, delete: 1 });
    expect(hasChanges).toBe(true);
  });
});
