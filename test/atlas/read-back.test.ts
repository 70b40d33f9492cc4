import { expect, test } from "vitest";
import { clusterRequest, userRequest } from "../local/atlas/support/local-atlas.ts";
import { useAtlas } from "../local/atlas/support/use-atlas.ts";
import { orderFault, placeIn, readBackOf, readerOf } from "./support/use-reader.ts";

const local = useAtlas();

test("an M0 is read with the cloud below it", async () => {
  const { project, cluster } = local();
  const groupId = await project();
  await cluster(groupId, "st-mary", "M0");
  const { cluster: found } = await readBackOf(local(), placeIn(groupId));
  expect(found).toMatchObject({ name: "st-mary", tier: "M0", state: "IDLE", diskSizeGb: 0.5, backupEnabled: false });
  expect(found).toMatchObject({ provider: "AWS", region: "US_EAST_1", nodes: [], mongoDbVersion: "8.0.29" });
  expect(found?.connectionString).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//);
});

test("a flex cluster is found behind its own API", async () => {
  const { project, cluster } = local();
  const groupId = await project();
  await cluster(groupId, "st-mary", "FLEX");
  const { cluster: found } = await readBackOf(local(), placeIn(groupId));
  expect(found).toMatchObject({ tier: "FLEX", state: "IDLE", diskSizeGb: 5, backupEnabled: true, provider: "AWS" });
});

test("a dedicated cluster is read with disk, nodes, protection, backup, tags and auto-scaling", async () => {
  const { project, ask, until } = local();
  const groupId = await project();
  const region = { providerName: "AWS", regionName: "EU_WEST_1", priority: 7 };
  const electableSpecs = { instanceSize: "M10", nodeCount: 3, diskSizeGB: 20 };
  const readOnlySpecs = { instanceSize: "M10", nodeCount: 1 };
  const compute = { enabled: true, maxInstanceSize: "M20" };
  const autoScaling = { compute, diskGB: { enabled: true } };
  await ask("POST", `/groups/${groupId}/clusters`, {
    ...clusterRequest("st-mary", "M10"),
    replicationSpecs: [{ regionConfigs: [{ ...region, electableSpecs, readOnlySpecs, autoScaling }] }],
    ...{ terminationProtectionEnabled: true, backupEnabled: true, tags: [{ key: "hospital", value: "st-mary" }] },
  });
  await until(`/groups/${groupId}/clusters/st-mary`, "IDLE");
  const { cluster } = await readBackOf(local(), placeIn(groupId));
  expect(cluster).toMatchObject({
    ...{ tier: "M10", diskSizeGb: 20, region: "EU_WEST_1", paused: false },
    ...{ terminationProtection: true, backupEnabled: true, tags: { hospital: "st-mary" } },
    autoScaling: { compute: true, disk: true },
    nodes: [
      { kind: "electable", count: 3, size: "M10", provider: "AWS", region: "EU_WEST_1" },
      { kind: "read-only", count: 1, size: "M10", provider: "AWS", region: "EU_WEST_1" },
    ],
  });
});

test("a cluster that somebody paused is idle and paused", async () => {
  const { project, cluster, ask, until } = local();
  const groupId = await project();
  await cluster(groupId, "st-mary", "M10");
  await ask("PATCH", `/groups/${groupId}/clusters/st-mary`, { paused: true });
  await until(`/groups/${groupId}/clusters/st-mary`, "IDLE");
  const { cluster: found } = await readBackOf(local(), placeIn(groupId));
  expect(found).toMatchObject({ paused: true, state: "IDLE" });
});

test("a cluster that is being made has its state and no connection string yet", async () => {
  const { project, ask } = local();
  const groupId = await project();
  await orderFault(local(), { operation: "createCluster", stuck: true });
  await ask("POST", `/groups/${groupId}/clusters`, clusterRequest("st-mary", "M10"));
  const { cluster } = await readBackOf(local(), placeIn(groupId));
  expect(cluster).toMatchObject({ state: "CREATING", connectionString: null });
});

test("users come with their roles and scopes and without any password", async () => {
  const { project, cluster, ask } = local();
  const groupId = await project();
  await cluster(groupId, "st-mary");
  await ask("POST", `/groups/${groupId}/databaseUsers`, userRequest("app-st-mary-g1", "pass word 1 %", ["st-mary"]));
  await ask("POST", `/groups/${groupId}/databaseUsers`, userRequest("everywhere", "pass word 2 %"));
  const roles = [{ roleName: "readWrite", databaseName: "hospital" }];
  expect((await readBackOf(local(), placeIn(groupId))).users).toEqual([
    { username: "app-st-mary-g1", databaseName: "admin", roles, scopes: [{ name: "st-mary", type: "CLUSTER" }] },
    { username: "everywhere", databaseName: "admin", roles, scopes: [] },
  ]);
});

test("access-list entries come in one spelling, however they were entered", async () => {
  const { project, ask } = local();
  const groupId = await project();
  await ask("POST", `/groups/${groupId}/accessList`, [
    { ipAddress: "192.0.2.1", comment: "Ward" },
    { cidrBlock: "192.0.2.7/32" },
    { cidrBlock: "10.1.2.3/8" },
    { ipAddress: "2001:DB8:0:0:0:0:0:1" },
    { cidrBlock: "2001:db8:1::/48" },
  ]);
  const { accessList } = await readBackOf(local(), placeIn(groupId));
  const addresses = ["10.0.0.0/8", "192.0.2.1", "192.0.2.7", "2001:db8:1::/48", "2001:db8::1"];
  expect(accessList.map(({ address }) => address).sort()).toEqual(addresses);
  expect(accessList.find(({ address }) => address === "192.0.2.1")?.comment).toBe("Ward");
});

test("of a shared project the hospital's users are read, and the whole access list", async () => {
  const { project, cluster, ask } = local();
  const groupId = await project();
  await cluster(groupId, "st-mary");
  await cluster(groupId, "st-john", "FLEX");
  for (const name of ["st-mary", "st-john"]) {
    await ask("POST", `/groups/${groupId}/databaseUsers`, userRequest(`app-${name}-g1`, "pass word 1 %", [name]));
  }
  await ask("POST", `/groups/${groupId}/accessList`, [{ ipAddress: "192.0.2.1" }, { ipAddress: "192.0.2.2" }]);
  const mary = await readBackOf(local(), placeIn(groupId, { projectMode: "shared" }));
  expect(mary.users.map(({ username }) => username)).toEqual(["app-st-mary-g1"]);
  expect(mary.accessList).toHaveLength(2);
  const john = await readBackOf(local(), placeIn(groupId, { projectMode: "shared", clusterName: "st-john" }));
  expect(john.cluster?.tier).toBe("FLEX");
});

test("a project is found by its name, whatever characters that has, and by its id under another name", async () => {
  const name = "Clínica São José & Co. (1)";
  const groupId = await local().project(name);
  const named = { projectMode: "per-hospital", projectName: name, clusterName: "st-mary" } as const;
  expect((await readBackOf(local(), named)).project).toEqual({ id: groupId, name, tags: {} });
  expect((await readBackOf(local(), placeIn(groupId))).project?.name).toBe(name);
});

test("what is not there is null and no failure", async () => {
  const groupId = await local().project();
  const { project, cluster } = await readBackOf(local(), placeIn(groupId));
  expect([project?.id, cluster]).toEqual([groupId, null]);
  const nothing = { project: null, cluster: null, users: [], accessList: [] };
  expect(await readBackOf(local(), placeIn("0123456789abcdef01234567"))).toEqual(nothing);
  const named = { projectMode: "per-hospital", projectName: "never made", clusterName: "st-mary" } as const;
  expect(await readBackOf(local(), named)).toEqual(nothing);
});

test("a project of another organization is not taken for the hospital's", async () => {
  const { atlas, project } = local();
  const projectName = "hospital-st-mary";
  const id = await project(projectName);
  const place = { projectMode: "per-hospital", projectName } as const;
  const { reader } = readerOf(local());
  const own = await reader.findProject({ ...place, orgId: atlas.orgId });
  expect(own).toEqual({ ok: true, value: { id, name: projectName, tags: {} } });
  expect(await reader.findProject({ ...place, orgId: "0123456789abcdef01234567" })).toEqual({ ok: true, value: null });
});
