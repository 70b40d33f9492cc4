import { describe, expect, test } from "vitest";
import { flexCluster } from "../../../../src/local/plugins/mongodbatlas/flex-cluster.ts";
import { unknown, type Values } from "../../../../src/local/plugins/protocol/values.ts";
import { useAtlas } from "../../atlas/support/use-atlas.ts";
import { callOn } from "../support/atlas-call.ts";
import { changes, create, plan, update } from "../support/lifecycle.ts";
import { setFault } from "../support/set-fault.ts";

const local = useAtlas();
const providerSettings = { backingProviderName: "AWS", regionName: "US_EAST_1" };

async function prepare(more: Values = {}) {
  const inputs: Values = { projectId: await local().project(), name: "f", providerSettings, ...more };
  return { call: callOn(local().atlas), inputs };
}

async function flex(more: Values = {}) {
  const { call, inputs } = await prepare(more);
  return { call, inputs, state: await create(flexCluster, inputs, call) };
}

describe("a flex cluster", () => {
  test("is created as the official plugin asks for it, is idle, and leaves nothing to change", async () => {
    const { call, inputs, state } = await flex();
    expect(call.sent[0]?.body).toEqual({ name: "f", providerSettings, terminationProtectionEnabled: false, tags: [] });
    expect(state).toMatchObject({
      stateName: "IDLE",
      backupSettings: { enabled: true },
      clusterType: "REPLICASET",
      deleteOnCreateTimeout: true,
      providerSettings: { ...providerSettings, providerName: "FLEX", diskSizeGb: 5 },
      tags: null,
      terminationProtectionEnabled: false,
    });
    expect(flexCluster.idOf(state)).toMatch(/^[0-9a-f]{24}$/);
    expect(changes(flexCluster, state, inputs)).toEqual([]);
  });

  test("is read as it was created, and by its import id too", async () => {
    const { call, inputs, state } = await flex({ tags: { a: "1" } });
    expect(await flexCluster.read(state, call)).toEqual(state);
    const imported = flexCluster.stateOfImport(`${String(inputs.projectId)}-f`);
    expect(await flexCluster.read(imported, call)).toEqual({ ...state, deleteOnCreateTimeout: null });
    expect(await flexCluster.read({ ...imported, name: "g" }, call)).toBeUndefined();
  });

  test("changes its tags and its protection in place, and knows all but its version and state before", async () => {
    const { call, inputs, state } = await flex();
    const wanted = { ...inputs, tags: { a: "1" }, terminationProtectionEnabled: true };
    expect(changes(flexCluster, state, wanted)).toEqual([
      "mongoDbVersion",
      "stateName",
      "tags",
      "terminationProtectionEnabled",
    ]);
    const changed = await update(flexCluster, state, wanted, call);
    expect(changed).toMatchObject({ tags: { a: "1" }, terminationProtectionEnabled: true, stateName: "IDLE" });
    const refusal = /^error deleting a flex cluster \(.*"CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED"/;
    await expect(flexCluster.delete(changed, call)).rejects.toThrow(refusal);
    await flexCluster.delete(
      await update(flexCluster, changed, { ...inputs, terminationProtectionEnabled: false }, call),
      call,
    );
    expect(await flexCluster.read(changed, call)).toBeUndefined();
  });

  test.each<[string, Values]>([
    ["project_id", { projectId: unknown }],
    ["name", { name: "other" }],
    ["provider_settings.region_name", { providerSettings: { ...providerSettings, regionName: "EU_WEST_1" } }],
    [
      "provider_settings.backing_provider_name",
      { providerSettings: { ...providerSettings, backingProviderName: "GCP" } },
    ],
  ])("is never replaced: another %s is an error", async (name, more) => {
    const { inputs, state } = await flex();
    expect(() => plan(flexCluster, state, { ...inputs, ...more })).toThrow(`${name} cannot be updated`);
  });

  test("that was deleted by hand can't be deleted again", async () => {
    const { call, state } = await flex();
    await flexCluster.delete(state, call);
    await expect(flexCluster.delete(state, call)).rejects.toThrow(/^error deleting a flex cluster .*HTTP 404/);
  });
});

describe("a creation that fails", () => {
  test.each([429, 500, 503])("with a %i while it is waited for leaves the cluster in Atlas alone", async (status) => {
    const { call, inputs } = await prepare();
    await setFault(local(), { operation: "getFlexCluster", status });
    await expect(create(flexCluster, inputs, call)).rejects.toThrow(
      new RegExp(
        `^error creating flex cluster: .*HTTP ${status} .*: Name: f, Project ID: ${String(inputs.projectId)}$`,
      ),
    );
    await expect(create(flexCluster, inputs, call)).rejects.toThrow(/"DUPLICATE_CLUSTER_NAME"/);
  });

  test("by time is taken back without waiting, and says so", async () => {
    const { call, inputs } = await prepare({ timeouts: { create: "1s" } });
    await setFault(local(), { operation: "createFlexCluster", stuck: true });
    await expect(create(flexCluster, inputs, call)).rejects.toThrow(
      "error creating flex cluster: timeout while waiting for state to become 'IDLE' (last state: 'CREATING', " +
        "timeout: 1s)\nwill run cleanup because delete_on_create_timeout is true.",
    );
    expect(call.sent.at(-1)?.method).toBe("DELETE");
    await local().until(`/groups/${String(inputs.projectId)}/flexClusters/f`, 404);
  });

  test("by time is left as it is if the program says so", async () => {
    const { call, inputs } = await prepare({ timeouts: { create: "1s" }, deleteOnCreateTimeout: false });
    await setFault(local(), { operation: "createFlexCluster", stuck: true });
    const text = /cleanup won't be run because delete_on_create_timeout is false/;
    await expect(create(flexCluster, inputs, call)).rejects.toThrow(text);
    expect(call.sent.at(-1)?.method).toBe("GET");
  });
});

test("an import id without a project is refused", () => {
  expect(() => flexCluster.stateOfImport("f")).toThrow(/import format error: to import a flex cluster/);
});
