import { expect, test } from "vitest";
import { clusterRequest } from "./support/local-atlas.ts";
import { createNoServers } from "./support/no-servers.ts";
import { useAtlas } from "./support/use-atlas.ts";

const servers = createNoServers();
const local = useAtlas({ server: servers });

test("a paused cluster is IDLE, keeps its connection string, and can't be changed until it is resumed", async () => {
  const { ask, project, cluster, until } = local();
  const path = `/groups/${await project("pause")}/clusters/c1`;
  const before = await cluster(path.split("/")[2] ?? "", "c1", "M10");
  expect((await ask("PATCH", path, { paused: true })).status).toBe(200);
  const paused = await until(path, "IDLE");
  expect(paused.body).toMatchObject({ paused: true, connectionStrings: before.body.connectionStrings });
  expect(await code(path, { tags: [] })).toEqual([409, "CANNOT_UPDATE_PAUSED_CLUSTER"]);
  expect(await code(path, { paused: true })).toEqual([409, "CLUSTER_ALREADY_PAUSED"]);
  await ask("PATCH", path, { paused: false });
  expect((await until(path, "IDLE")).body.paused).toBe(false);
});

test("pausing goes alone", async () => {
  const { project, cluster } = local();
  const id = await project("alone");
  await cluster(id, "c1", "M10");
  const refused = await code(`/groups/${id}/clusters/c1`, { paused: true, backupEnabled: true });
  expect(refused).toEqual([409, "CANNOT_UPDATE_AND_PAUSE_CLUSTER"]);
});

test.each(["M10", "FLEX", "M0"])("a protected %s is not deleted until the protection is taken away", async (tier) => {
  const { ask, project } = local();
  const id = await project(`protected ${tier}`);
  const kind = tier === "FLEX" ? "flexClusters" : "clusters";
  await ask("POST", `/groups/${id}/${kind}`, { ...clusterRequest("c1", tier), terminationProtectionEnabled: true });
  const refused = await ask("DELETE", `/groups/${id}/${kind}/c1`);
  expect(refused.status).toBe(400);
  expect(refused.body.errorCode).toBe("CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED");
  expect(refused.body.parameters).toEqual([expect.stringContaining(`Cannot terminate cluster c1 in group ${id}`)]);
  if (tier === "M0") return;
  await ask("PATCH", `/groups/${id}/${kind}/c1`, { terminationProtectionEnabled: false });
  expect((await ask("DELETE", `/groups/${id}/${kind}/c1`)).status).toBe(tier === "FLEX" ? 204 : 202);
});

test("deleting what is not there is 404, of the clusters and of the flex API", async () => {
  const { ask, project } = local();
  const id = await project("nothing");
  for (const kind of ["clusters", "flexClusters"]) {
    const refused = await ask("DELETE", `/groups/${id}/${kind}/none`);
    expect(refused.body).toMatchObject({ error: 404, errorCode: "CLUSTER_NOT_FOUND", parameters: ["none", id] });
  }
});

test("a deleted cluster's server and data go with it", async () => {
  const { ask, project, cluster, until } = local();
  const id = await project("data");
  const keysBefore = new Set(servers.keys());
  await cluster(id, "c1");
  const key = servers.keys().find((one) => !keysBefore.has(one)) ?? "";
  await ask("DELETE", `/groups/${id}/clusters/c1`);
  await until(`/groups/${id}/clusters/c1`, 404);
  expect(servers.condition(key)).toBe("gone");
});

async function code(path: string, body: unknown) {
  const answer = await local().ask("PATCH", path, body);
  return [answer.status, answer.body.errorCode];
}
