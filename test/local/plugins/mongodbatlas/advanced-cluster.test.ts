import { describe, expect, test } from "vitest";
import { advancedCluster } from "../../../../src/local/plugins/mongodbatlas/advanced-cluster.ts";
import type { AtlasClient } from "../../../../src/local/plugins/mongodbatlas/atlas-port.ts";
import { isValues, type Value, type Values } from "../../../../src/local/plugins/protocol/values.ts";
import { useAtlas } from "../../atlas/support/use-atlas.ts";
import { callOn } from "../support/atlas-call.ts";
import { clusterInputs } from "../support/cluster-inputs.ts";
import { changes, create, plan, update } from "../support/lifecycle.ts";
import { setFault } from "../support/set-fault.ts";

const local = useAtlas();

function fault(order: Record<string, unknown>): Promise<void> {
  return setFault(local(), order);
}

async function cluster(tier: string, more: Values = {}) {
  const call = callOn(local().atlas);
  const inputs = clusterInputs(await local().project(), tier, more);
  return { call, inputs, state: await create(advancedCluster, inputs, call) };
}

function sizeOf(state: Values): Value | undefined {
  const [spec] = Array.isArray(state.replicationSpecs) ? state.replicationSpecs : [];
  const [region] = isValues(spec) && Array.isArray(spec.regionConfigs) ? spec.regionConfigs : [];
  return isValues(region) && isValues(region.electableSpecs) ? region.electableSpecs.instanceSize : undefined;
}

describe("a created cluster", () => {
  test.each(["M0", "FLEX", "M10"])(
    "of %s is idle, has a connection string, and leaves nothing to change",
    async (tier) => {
      const { inputs, state } = await cluster(tier, { tags: { hospital: "h" } });
      expect(state).toMatchObject({
        stateName: "IDLE",
        name: "c",
        tags: { hospital: "h" },
        deleteOnCreateTimeout: true,
      });
      expect(JSON.stringify(state.connectionStrings)).toContain("mongodb");
      expect(advancedCluster.idOf(state)).toBe("missing ID");
      expect(changes(advancedCluster, state, inputs)).toEqual([]);
    },
  );

  test("is read as it was created, and by its import id too", async () => {
    const { call, inputs, state } = await cluster("M10");
    expect(await advancedCluster.read(state, call)).toEqual(state);
    const imported = advancedCluster.stateOfImport(`${String(inputs.projectId)}-c`);
    expect(await advancedCluster.read(imported, call)).toEqual({ ...state, deleteOnCreateTimeout: null });
  });

  test("is gone for a read after it was deleted by hand, and deleting it then fails", async () => {
    const { call, inputs, state } = await cluster("M0");
    const path = `/groups/${String(inputs.projectId)}/clusters/c`;
    await local().ask("DELETE", path);
    await local().until(path, 404);
    expect(await advancedCluster.read(state, call)).toBeUndefined();
    await expect(advancedCluster.delete(state, call)).rejects.toThrow(/Error in delete: .*"CLUSTER_NOT_FOUND"/);
  });
});

describe("a change of tier", () => {
  test("goes M0 → FLEX → M10 → M20 in place, each leaving nothing to change", async () => {
    const { call, inputs, state } = await cluster("M0");
    let current = state;
    for (const tier of ["FLEX", "M10", "M20"]) {
      const wanted = clusterInputs(String(inputs.projectId), tier);
      current = await update(advancedCluster, current, wanted, call);
      expect(changes(advancedCluster, current, wanted)).toEqual([]);
      expect(current.stateName).toBe("IDLE");
    }
    expect(sizeOf(current)).toBe("M20");
    const posts = call.sent.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
    const root = `/groups/${String(inputs.projectId)}`;
    expect(posts).toEqual([
      `POST ${root}/clusters`,
      `POST ${root}/clusters/tenantUpgrade`,
      `POST ${root}/flexClusters:tenantUpgrade`,
      `PATCH ${root}/clusters/c`,
    ]);
  });

  test("from M0 to M10 leaves tags of the same change for the next one", async () => {
    const { call, inputs, state } = await cluster("M0");
    const wanted = clusterInputs(String(inputs.projectId), "M10", { tags: { a: "1" } });
    const upgraded = await update(advancedCluster, state, wanted, call);
    expect(sizeOf(upgraded)).toBe("M10");
    expect(changes(advancedCluster, upgraded, wanted)).toContain("tags");
    const converged = await update(advancedCluster, upgraded, wanted, call);
    expect(changes(advancedCluster, converged, wanted)).toEqual([]);
  });

  test("to a dedicated one is not over while Atlas still shows the old cluster", async () => {
    const { call, inputs, state } = await cluster("M0");
    const path = `/groups/${String(inputs.projectId)}/clusters/c`;
    const old = (await local().ask("GET", path)).body as never;
    let looks = 0;
    const send: AtlasClient["send"] = (request) =>
      request.method === "GET" && request.path === path && ++looks <= 2 ? old : call.context.atlas.send(request);
    const lagging = { ...call, context: { ...call.context, atlas: { send } } };
    const wanted = clusterInputs(String(inputs.projectId), "M10");
    expect(sizeOf(await update(advancedCluster, state, wanted, lagging))).toBe("M10");
    expect(looks).toBeGreaterThan(2);
  });

  test.each([
    ["M0", "FLEX"],
    ["FLEX", "M10"],
    ["M0", "M10"],
  ])("from %s to %s makes all unknown that the official plugin calls unknown: 22 properties", async (from, to) => {
    const { inputs, state } = await cluster(from);
    const names = changes(advancedCluster, state, clusterInputs(String(inputs.projectId), to));
    expect(names).toHaveLength(22);
    for (const kept of ["clusterType", "deleteOnCreateTimeout", "labels", "name", "projectId", "tags"]) {
      expect(names).not.toContain(kept);
    }
  });

  test("that only changes the size promises nothing that Atlas may change with it", async () => {
    const { inputs, state } = await cluster("M10");
    const names = changes(advancedCluster, state, clusterInputs(String(inputs.projectId), "M20"));
    const volatile = ["configServerType", "connectionStrings", "mongoDbVersion", "stateName"];
    expect(names).toEqual([...volatile, "advancedConfiguration", "replicationSpecs"].sort());
    expect(changes(advancedCluster, state, { ...inputs, tags: { a: "1" } })).toEqual([...volatile, "tags"].sort());
  });
});

describe("other changes", () => {
  test("another major version in Atlas is warned of, and is no difference", async () => {
    const { call, inputs, state } = await cluster("M10", { mongoDbMajorVersion: "8" });
    expect(await advancedCluster.read(state, call)).toEqual(state);
    expect(call.warnings).toEqual([]);
    const older = { ...inputs, mongoDbMajorVersion: "7.0" };
    const read = await advancedCluster.read({ ...state, mongoDbMajorVersion: "7.0" }, call);
    expect(call.warnings).toEqual(["MongoDB major version modified outside of Terraform"]);
    expect(changes(advancedCluster, read ?? {}, older)).toEqual([]);
  });

  test("a pause comes last and a resume first, each as a request of its own", async () => {
    const { call, inputs, state } = await cluster("M10");
    const paused = await update(advancedCluster, state, { ...inputs, paused: true, tags: { a: "1" } }, call);
    await update(advancedCluster, paused, { ...inputs, paused: false, tags: { a: "2" } }, call);
    const bodies = call.sent.filter(({ method }) => method === "PATCH").map(({ body }) => body);
    expect(bodies).toEqual([
      { tags: [{ key: "a", value: "1" }] },
      { paused: true },
      { paused: false },
      { tags: [{ key: "a", value: "2" }] },
    ]);
  });

  test("a flex cluster gets new tags", async () => {
    const { call, inputs, state } = await cluster("FLEX");
    const changed = await update(advancedCluster, state, { ...inputs, tags: { a: "1" } }, call);
    expect(changed.tags).toEqual({ a: "1" });
  });

  test("a protected cluster is not deleted", async () => {
    const { call, state } = await cluster("M10", { terminationProtectionEnabled: true });
    const refusal = /"CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED"/;
    await expect(advancedCluster.delete(state, call)).rejects.toThrow(refusal);
  });

  test.each(["M0", "FLEX", "M10"])("a cluster of %s is gone when its deletion ends", async (tier) => {
    const { call, inputs, state } = await cluster(tier);
    await advancedCluster.delete(state, call);
    expect((await local().ask("GET", `/groups/${String(inputs.projectId)}/clusters/c`)).status).toBe(404);
  });
});

describe("a creation that fails", () => {
  const late = { timeouts: { create: "1s" } };

  test("half-way is an error, and the next one meets the name that it left behind", async () => {
    const call = callOn(local().atlas);
    const inputs = clusterInputs(await local().project(), "M0");
    await fault({ operation: "getCluster", status: 429, code: "RATE_LIMITED_TOKEN_BUCKET" });
    const text =
      /Error in create: cluster=c didn't reach desired state: IDLE, error: .*HTTP 429 .*"RATE_LIMITED_TOKEN_BUCKET"/;
    await expect(create(advancedCluster, inputs, call)).rejects.toThrow(text);
    await expect(create(advancedCluster, inputs, call)).rejects.toThrow(/HTTP 400 .*"DUPLICATE_CLUSTER_NAME"/);
  });

  test("for a moment only is no failure: an outage and a cut connection are waited out", async () => {
    await fault({ operation: "getCluster", status: 503 });
    await fault({ operation: "getCluster", nth: 2, reset: true });
    expect((await cluster("M0")).state.stateName).toBe("IDLE");
  });

  test("by time is cleaned up again", async () => {
    const call = callOn(local().atlas);
    const inputs = clusterInputs(await local().project(), "M10", late);
    await fault({ operation: "createCluster", stuck: true });
    const text = "Error in create: cluster=c didn't reach desired state: IDLE, error: context deadline exceeded";
    await expect(create(advancedCluster, inputs, call)).rejects.toThrow(text);
    expect(call.warnings).toEqual(["Failed to create resource. Will run cleanup due to the operation timing out"]);
    await local().until(`/groups/${String(inputs.projectId)}/clusters/c`, 404);
  });

  test("by time is left as it is if the program says so", async () => {
    const call = callOn(local().atlas);
    const inputs = clusterInputs(await local().project(), "M10", { ...late, deleteOnCreateTimeout: false });
    await fault({ operation: "createCluster", stuck: true });
    const text = /timeout while waiting for state to become 'IDLE' \(last state: 'CREATING', timeout: 1s\)/;
    await expect(create(advancedCluster, inputs, call)).rejects.toThrow(text);
    const found = await local().ask("GET", `/groups/${String(inputs.projectId)}/clusters/c`);
    expect(found.body.stateName).toBe("CREATING");
  });
});

test.each([
  ["nothing", /invalid import ID/],
  ["nonsense-c", /invalid project_id/],
  ["0123456789abcdef01234567-c_d", /invalid cluster_name/],
])("the import id %j is refused", (id, refusal) => {
  expect(() => advancedCluster.stateOfImport(id)).toThrow(refusal);
});

describe("a program's mistake", () => {
  const projectId = "0123456789abcdef01234567";
  const settings = (more: Values) => clusterInputs(projectId, "M10", more);

  test("in one input is told with its place and Terraform's words", () => {
    const wrong = settings({
      mongoDbMajorVersion: "eight",
      advancedConfiguration: { oplogSizeMb: -1 },
      timeouts: { create: "soon" },
    });
    expect(advancedCluster.check(wrong).map(({ property }) => property)).toEqual([
      "mongoDbMajorVersion",
      "advancedConfiguration.oplogSizeMb",
      "timeouts.create",
    ]);
    expect(advancedCluster.check(settings({ mongoDbMajorVersion: "8.0", timeouts: { create: "1h30m" } }))).toEqual([]);
    const free = clusterInputs(projectId, "M0", { useEffectiveFields: true });
    expect(advancedCluster.check(free).map(({ property }) => property)).toEqual(["useEffectiveFields"]);
  });

  test("in the order of regions is an error of its own", () => {
    const replicationSpecs = [{ regionConfigs: [{ priority: 6 }, { priority: 7 }] }];
    const order = "priority value at index 0 is 6 and priority value at index 1 is 7";
    expect(() => advancedCluster.check(settings({ replicationSpecs }))).toThrow(
      `priority values in region_configs must be in descending order: ${order}`,
    );
  });

  test("that takes more than one input to see is refused with the plan", async () => {
    const old = settings({ mongoDbMajorVersion: "7.0", advancedConfiguration: { defaultMaxTimeMs: 5 } });
    expect(() => plan(advancedCluster, undefined, old)).toThrow(
      "`advanced_configuration.default_max_time_ms` can only be configured if the mongo_db_major_version is 8.0 or higher",
    );
    const forced = settings({ acceptDataRisksAndForceReplicaSetReconfig: "2026-01-01T00:00:00Z" });
    expect(() => plan(advancedCluster, undefined, forced)).toThrow(/^Update only attribute set on create/);
    const labelled = create(
      advancedCluster,
      settings({ labels: { "Infrastructure Tool": "x" } }),
      callOn(local().atlas),
    );
    await expect(labelled).rejects.toThrow(/label `Infrastructure Tool` is not supported/);
  });
});
