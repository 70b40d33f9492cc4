import { expect, test } from "vitest";
import { clusterOf, region } from "./support/cluster-shapes.ts";
import { replicationSpecs } from "./support/local-atlas.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
const dayMs = 24 * 3_600_000;

/** A new cluster, idle, with what changes it and what shows it. */
async function clusterTo(change: object = {}) {
  const { ask, project, until } = local();
  const path = `/groups/${await project()}/clusters`;
  const made = await ask("POST", path, { ...clusterOf([region()]), ...change });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  await until(`${path}/c1`, "IDLE");
  const patch = (body: unknown, below = "") => ask("PATCH", `${path}/c1${below}`, body);
  const show = async (below = "") => (await ask("GET", `${path}/c1${below}`)).body;
  return { path: `${path}/c1`, patch, show };
}

test("a version goes up and never down, but for one that is pinned", async () => {
  const { ask } = local();
  const { path, patch, show } = await clusterTo({ mongoDBMajorVersion: "7" });
  expect(await show()).toMatchObject({ mongoDBMajorVersion: "7.0", mongoDBVersion: expect.stringMatching(/^7\.0\./) });
  await ask("POST", `${path}:pinFeatureCompatibilityVersion`);
  expect((await patch({ mongoDBMajorVersion: "8.0" })).status).toBe(200);
  expect(await show()).toMatchObject({ mongoDBMajorVersion: "8.0", featureCompatibilityVersion: "7.0" });
  expect((await patch({ mongoDBMajorVersion: "7.0" })).status).toBe(200);
  expect((await patch({ mongoDBMajorVersion: "8.0" })).status).toBe(200);
  await ask("POST", `${path}:unpinFeatureCompatibilityVersion`);
  expect(await show()).toMatchObject({ featureCompatibilityVersion: "8.0" });
  expect((await patch({ mongoDBMajorVersion: "7.0" })).body.errorCode).toBe("CLUSTER_UPGRADE_INVALID");
  expect((await patch({ mongoDBMajorVersion: "5.0" })).body.errorCode).toBe("MONGODB_VERSION_INVALID");
});

test("a pin ends after four weeks at most, and by itself", async () => {
  const { ask, clock } = local();
  const { path, show } = await clusterTo();
  const pin = (afterMs: number) =>
    ask("POST", `${path}:pinFeatureCompatibilityVersion`, {
      expirationDate: new Date(clock.now().getTime() + afterMs).toISOString(),
    });
  expect((await pin(-1)).body.errorCode).toBe("EXPIRATION_DATE_IN_PAST");
  expect((await pin(29 * dayMs)).body.errorCode).toBe("EXPIRATION_DATE_EXCEEDS_MAX");
  expect((await pin(dayMs)).status).toBe(204);
  expect(await show()).toHaveProperty("featureCompatibilityVersionExpirationDate");
  clock.pass(dayMs + 1);
  expect(await show()).not.toHaveProperty("featureCompatibilityVersionExpirationDate");
});

test("a replica set may become sharded, and then stays it; a global cluster stays global", async () => {
  const shards = (...zones: string[]) => zones.map((zoneName) => ({ zoneName, regionConfigs: [region()] }));
  const { patch, show } = await clusterTo();
  expect((await patch({ clusterType: "SHARDED", replicationSpecs: shards("Zone 1", "Zone 1") })).status).toBe(200);
  expect(await show()).toMatchObject({ clusterType: "SHARDED", replicationSpecs: [{}, {}] });
  const back = await patch({ clusterType: "REPLICASET", replicationSpecs: shards("Zone 1") });
  expect(back.body.errorCode).toBe("SHARDED_CLUSTER_CANT_BECOME_REPLICA_SET");
  const global = await clusterTo({ clusterType: "GEOSHARDED", replicationSpecs: shards("Americas", "Europe") });
  const changed = await global.patch({ clusterType: "SHARDED" });
  expect(changed.body.errorCode).toBe("CANNOT_CHANGE_GEOSHARDED_CLUSTER_TYPE");
});

test("a shard that is named by its id keeps it; those that are left out go", async () => {
  const regionConfigs = [region()];
  const { patch, show } = await clusterTo({
    clusterType: "SHARDED",
    replicationSpecs: Array(3).fill({ regionConfigs }),
  });
  const before = (await show()).replicationSpecs as { id: string }[];
  const kept = before[2]?.id;
  await patch({ replicationSpecs: [{ id: kept, regionConfigs }] });
  expect((await show()).replicationSpecs).toMatchObject([{ id: kept }]);
});

test("replicationSpecs are replaced as a whole, other attributes only when they are sent", async () => {
  const tags = [{ key: "a", value: "b" }];
  const readOnlySpecs = { instanceSize: "M30", nodeCount: 1 };
  const { patch, show } = await clusterTo({ ...clusterOf([region({ readOnlySpecs })]), tags });
  await patch({ replicationSpecs: replicationSpecs("M40") });
  expect(await show()).toMatchObject({
    tags,
    replicationSpecs: [
      { regionConfigs: [{ electableSpecs: { instanceSize: "M40" }, readOnlySpecs: { nodeCount: 0 } }] },
    ],
  });
  await patch({ tags: [] });
  expect((await show()).tags).toEqual([]);
});

test("a dedicated cluster may move to another cloud and keeps id and address", async () => {
  const { patch, show } = await clusterTo();
  const before = await show();
  const specs = [{ regionConfigs: [region({ providerName: "AZURE", regionName: "EUROPE_WEST" })] }];
  expect((await patch({ replicationSpecs: specs })).status).toBe(200);
  const { id, connectionStrings } = before;
  expect(await show()).toMatchObject({
    id,
    connectionStrings,
    replicationSpecs: [{ regionConfigs: [{ providerName: "AZURE" }] }],
  });
});

test("without backup there is no restore to any point", async () => {
  const { patch, show } = await clusterTo({ backupEnabled: true, pitEnabled: true });
  await patch({ backupEnabled: false });
  expect(await show()).toMatchObject({ backupEnabled: false, pitEnabled: false });
  expect((await patch({ pitEnabled: true })).body.errorCode).toBe("INVALID_ATTRIBUTE");
});

test("the connector's settings are changed one by one", async () => {
  const { patch, show } = await clusterTo({ biConnector: { enabled: true, readPreference: "primary" } });
  await patch({ biConnector: { enabled: false } });
  expect((await show()).biConnector).toEqual({ enabled: false, readPreference: "primary" });
});

test("TLS settings are the same with the cluster and among its process arguments, wherever they are set", async () => {
  const { patch, show } = await clusterTo({ advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_3" } });
  expect(await show("/processArgs")).toMatchObject({ minimumEnabledTlsProtocol: "TLS1_3" });
  await patch({ minimumEnabledTlsProtocol: "TLS1_2" }, "/processArgs");
  expect((await show()).advancedConfiguration).toMatchObject({ minimumEnabledTlsProtocol: "TLS1_2" });
});

test.each([
  [{ javascriptEnabled: "no" }, "INVALID_JSON_ATTRIBUTE"],
  [{ oplogSizeMB: 1.5 }, "INVALID_JSON_ATTRIBUTE"],
  [{ oplogSizeMB: 0 }, "OPLOG_SIZE_MB_LESS_THAN_EQUAL_ZERO"],
  [{ oplogSizeMB: 989 }, "OPLOG_SIZE_MB_LESS_THAN_990"],
  [{ sampleSizeBIConnector: -1 }, "INVALID_SAMPLE_SIZE_BI_CONNECTOR"],
  [{ sampleRefreshIntervalBIConnector: -1 }, "INVALID_SAMPLE_REFRESH_INTERVAL_BI_CONNECTOR"],
  [{ minimumEnabledTlsProtocol: "TLS9" }, "INVALID_ENUM_VALUE"],
  [{ favouriteColour: "red" }, "INVALID_ATTRIBUTE"],
])("process arguments %j are refused, and nothing of the request is kept", async (wrong, code) => {
  const { patch, show } = await clusterTo();
  const before = await show("/processArgs");
  const refused = await patch({ noTableScan: true, ...wrong }, "/processArgs");
  expect([refused.status, refused.body.errorCode]).toEqual([400, code]);
  expect(await show("/processArgs")).toEqual(before);
});

test("null sets a process argument back to its default", async () => {
  const { patch, show } = await clusterTo();
  await patch({ javascriptEnabled: false, oplogSizeMB: 2000 }, "/processArgs");
  await patch({ javascriptEnabled: null }, "/processArgs");
  expect(await show("/processArgs")).toMatchObject({ javascriptEnabled: true, oplogSizeMB: 2000 });
});

test("a paused cluster takes no process arguments; one with disks of its own can't be paused", async () => {
  const paused = await clusterTo();
  await paused.patch({ paused: true });
  expect((await paused.patch({ noTableScan: true }, "/processArgs")).body.errorCode).toBe(
    "CANNOT_UPDATE_PAUSED_CLUSTER",
  );
  const nvme = await clusterTo({ ...clusterOf([region({}, { instanceSize: "M40_NVME" })]), backupEnabled: true });
  expect((await nvme.patch({ paused: true })).body.errorCode).toBe("CANNOT_PAUSE_NVME_CLUSTER");
});

test("retainBackups is a boolean, and a wrong one deletes nothing", async () => {
  const { ask } = local();
  const { path } = await clusterTo();
  const refused = await ask("DELETE", `${path}?retainBackups=perhaps`);
  expect([refused.status, refused.body.errorCode]).toEqual([400, "INVALID_QUERY_PARAMETER"]);
  expect((await ask("DELETE", `${path}?retainBackups=true`)).status).toBe(202);
});
