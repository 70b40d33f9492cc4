import { expect, test } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import type { Answer } from "./support/digest-client.ts";
import { createGate } from "./support/gate.ts";
import { clusterRequest, userRequest } from "./support/local-atlas.ts";
import { createNoServers } from "./support/no-servers.ts";
import { useAtlas } from "./support/use-atlas.ts";

const servers = createNoServers();
const puttingUsers = createGate();
const local = useAtlas({
  server: {
    ...servers,
    putUser: async (key, user) => {
      await puttingUsers.pass();
      await servers.putUser(key, user);
    },
  },
});
const times = 8;

/** Sends the same creation several times at once: status of the winner, and what the others were told. */
async function race(path: string, body: unknown): Promise<{ won: Answer[]; told: unknown[] }> {
  const answers = await Promise.all(Array.from({ length: times }, () => local().ask("POST", path, body)));
  const won = answers.filter(({ status }) => status === 201);
  return { won, told: answers.filter(({ status }) => status !== 201).map((answer) => answer.body.errorCode) };
}

const others = (code: string) => Array.from({ length: times - 1 }, () => code);

test("of projects of one name that are created at once, there is one", async () => {
  const { won, told } = await race("/groups", { name: "contested", orgId: local().atlas.orgId });
  expect(won).toHaveLength(1);
  expect(told).toEqual(others("GROUP_ALREADY_EXISTS"));
});

test.each([
  ["clusters", "clusters", "M10"],
  ["flex clusters", "flexClusters", "FLEX"],
])("of %s of one name that are created at once, there is one", async (_kind, path, tier) => {
  const id = await local().project();
  const { won, told } = await race(`/groups/${id}/${path}`, clusterRequest("contested", tier));
  expect(won).toHaveLength(1);
  expect(told).toEqual(others("DUPLICATE_CLUSTER_NAME"));
});

test("a cluster and a flex cluster can't have one name either", async () => {
  const id = await local().project();
  const answers = await Promise.all([
    local().ask("POST", `/groups/${id}/clusters`, clusterRequest("contested", "M10")),
    local().ask("POST", `/groups/${id}/flexClusters`, clusterRequest("contested", "FLEX")),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
});

test("of users of one name that are created at once, there is one, with the winner's password", async () => {
  const id = await local().project();
  const { won, told } = await race(`/groups/${id}/databaseUsers`, userRequest("contested", "correct horse"));
  expect(won).toHaveLength(1);
  expect(told).toEqual(others("USER_ALREADY_EXISTS"));
});

test("of M0 clusters that are created at once, there is one", async () => {
  const id = await local().project();
  const names = Array.from({ length: times }, (_, index) => `free-${index}`);
  const ask = (name: string) => local().ask("POST", `/groups/${id}/clusters`, clusterRequest(name, "M0"));
  const answers = await Promise.all(names.map(ask));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
});

test("a cluster, or a user, that is created while its project is deleted leaves nothing without a project", async () => {
  for (let round = 0; round < 10; round++) {
    const id = await local().project();
    const [deleted, cluster, user] = await Promise.all([
      local().ask("DELETE", `/groups/${id}`),
      local().ask("POST", `/groups/${id}/clusters`, clusterRequest("late", "M10")),
      local().ask("POST", `/groups/${id}/databaseUsers`, userRequest("late", "correct horse")),
    ]);
    const clusterIsThere = cluster.status === 201;
    expect([deleted.status, clusterIsThere]).toEqual(clusterIsThere ? [409, true] : [202, false]);
    expect([201, 404]).toContain(user.status);
    expect((await local().ask("GET", `/groups/${id}`)).status).toBe(clusterIsThere ? 200 : 404);
  }
});

test("a cluster whose project is deleted while it looks for a port is not created", async () => {
  const { ask, project } = local();
  const id = await project();
  servers.holdPorts();
  const creation = ask("POST", `/groups/${id}/clusters`, clusterRequest("late", "M10"));
  await until(() => servers.waiting() === 1);
  expect((await ask("DELETE", `/groups/${id}`)).status).toBe(202);
  servers.letGo();
  expect((await creation).body.errorCode).toBe("GROUP_NOT_FOUND");
});

test("a user that is deleted while its change is under way is on no server in the end", async () => {
  const { ask, project, cluster } = local();
  const id = await project();
  const before = servers.keys().length;
  await cluster(id, "c1", "M10");
  const path = `/groups/${id}/databaseUsers`;
  await ask("POST", path, userRequest("brief", "correct horse"));
  puttingUsers.shut();
  const change = ask("PATCH", `${path}/admin/brief`, { password: "another horse" });
  await until(() => puttingUsers.waiting() === 1);
  const deletion = ask("DELETE", `${path}/admin/brief`);
  // A request that is answered only after the deletion's was taken up.
  await ask("GET", `${path}/admin/brief`);
  puttingUsers.open();
  expect((await change).status).toBe(200);
  expect((await deletion).status).toBe(204);
  expect(servers.users(servers.keys()[before] ?? "")).toEqual([]);
});

async function until(isSo: () => boolean): Promise<void> {
  await waitUntil(async () => isSo() || undefined, { limitMs: 5_000, everyMs: 2 });
}
