import { expect, test } from "vitest";
import { replicationSpecs } from "./support/local-atlas.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
const toFlex = { providerName: "FLEX", backingProviderName: "AWS", instanceSizeName: "FLEX", regionName: "US_EAST_1" };
const toM10 = { providerName: "AWS", instanceSizeName: "M10", regionName: "US_EAST_1" };

test("M0 to dedicated: same API, new id, same connection string, tags stay", async () => {
  const { project, cluster, until } = local();
  const id = await project("m0 to m10");
  const before = await cluster(id, "c1");
  await upgrade(id, { ...toM10 });
  const after = await until(`/groups/${id}/clusters/c1`, "IDLE");
  expect(after.body).toMatchObject({
    connectionStrings: before.body.connectionStrings,
    tags: before.body.tags,
    replicationSpecs: [
      {
        zoneName: "ZoneName managed by Terraform",
        regionConfigs: [{ providerName: "AWS", electableSpecs: { instanceSize: "M10", nodeCount: 3 } }],
      },
    ],
  });
  expect(after.body.id).not.toBe(before.body.id);
});

test("there is no way back: not from dedicated to M0 or flex, not from flex to M0", async () => {
  const { ask, project, cluster } = local();
  const id = await project("no way back");
  await cluster(id, "big", "M10");
  await cluster(id, "bendy", "FLEX");
  const toFree = await ask("PATCH", `/groups/${id}/clusters/big`, { replicationSpecs: replicationSpecs("M0") });
  expect([toFree.status, toFree.body.errorCode]).toEqual([400, "CLUSTER_CANNOT_CHANGE_PROVIDER_NAME"]);
  const shared = await upgrade(id, toFlex, "big");
  expect([shared.status, shared.body.errorCode]).toEqual([400, "INVALID_CLUSTER_CONFIGURATION"]);
  const flexToFree = await ask("POST", `/groups/${id}/flexClusters:tenantUpgrade`, {
    ...{ name: "bendy", clusterType: "REPLICASET", replicationSpecs: replicationSpecs("M0") },
  });
  expect([flexToFree.status, flexToFree.body.errorCode]).toEqual([400, "INVALID_ENUM_VALUE"]);
});

test.each([
  [{ ...toM10, instanceSizeName: "M2" }],
  [{ ...toM10, instanceSizeName: "M5" }],
  [{ ...toFlex, instanceSizeName: "M5" }],
  [{ providerName: "TENANT", backingProviderName: "AWS", instanceSizeName: "M2", regionName: "US_EAST_1" }],
])("an upgrade to a retired tier is refused: %j", async (providerSettings) => {
  const { project, cluster } = local();
  const id = await project(`retired ${providerSettings.providerName} ${providerSettings.instanceSizeName}`);
  await cluster(id, "c1");
  const refused = await upgrade(id, providerSettings);
  expect([refused.status, refused.body.errorCode]).toEqual([400, "INVALID_ENUM_VALUE"]);
});

test("a flex cluster's tags and termination protection can be changed, nothing else", async () => {
  const { ask, project, cluster } = local();
  const id = await project("flex change");
  await cluster(id, "c1", "FLEX");
  const tags = [{ key: "a", value: "b" }];
  const changed = await ask("PATCH", `/groups/${id}/flexClusters/c1`, { tags, terminationProtectionEnabled: true });
  expect(changed.body).toMatchObject({ tags, terminationProtectionEnabled: true, stateName: "UPDATING" });
  const refused = await ask("PATCH", `/groups/${id}/flexClusters/c1`, {
    providerSettings: { regionName: "EU_WEST_1" },
  });
  expect([refused.status, refused.body.errorCode]).toEqual([400, "INVALID_ATTRIBUTE"]);
});

test("process arguments of a dedicated cluster are kept", async () => {
  const { ask, project, cluster } = local();
  const id = await project("args");
  await cluster(id, "c1", "M10");
  await ask("PATCH", `/groups/${id}/clusters/c1/processArgs`, { noTableScan: true });
  expect((await ask("GET", `/groups/${id}/clusters/c1/processArgs`)).body).toMatchObject({
    noTableScan: true,
    javascriptEnabled: true,
  });
});

test("the version of a dedicated cluster can be pinned and let go, by a path with a colon in it", async () => {
  const { ask, project, cluster } = local();
  const id = await project("pin");
  await cluster(id, "c1", "M10");
  const until = "2026-12-20T00:00:00Z";
  const pinned = await ask("POST", `/groups/${id}/clusters/c1:pinFeatureCompatibilityVersion`, {
    expirationDate: until,
  });
  expect(pinned.status).toBe(204);
  const path = `/groups/${id}/clusters/c1`;
  expect((await ask("GET", path)).body.featureCompatibilityVersionExpirationDate).toBe(until);
  expect((await ask("POST", `${path}:unpinFeatureCompatibilityVersion`)).status).toBe(204);
  expect((await ask("GET", path)).body).not.toHaveProperty("featureCompatibilityVersionExpirationDate");
});

function upgrade(id: string, providerSettings: unknown, name = "c1") {
  return local().ask("POST", `/groups/${id}/clusters/tenantUpgrade`, { name, providerSettings });
}
