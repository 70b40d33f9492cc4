import { expect, test } from "vitest";
import { waitUntil } from "../../../../src/foundation/wait.ts";
import { clusterRequest, userRequest } from "../support/local-atlas.ts";
import { createNoServers } from "../support/no-servers.ts";
import { useAtlas } from "../support/use-atlas.ts";

const servers = createNoServers();
const local = useAtlas({ server: servers });

test("of projects that are created at once under one name, one is made", async () => {
  const { ask, atlas } = local();
  const create = () => ask("POST", "/groups", { name: "same", orgId: atlas.orgId });
  const answers = await Promise.all([create(), create(), create()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test("of clusters of different kinds that are created at once under one name, one is made", async () => {
  const { ask, project } = local();
  const id = await project();
  const create = (path: string, tier: string) => ask("POST", `/groups/${id}/${path}`, clusterRequest("same", tier));
  const answers = await Promise.all([
    create("clusters", "M0"),
    create("flexClusters", "FLEX"),
    create("clusters", "M10"),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
  expect((await ask("GET", `/groups/${id}`)).body.clusterCount).toBe(1);
});

test("of two M0 that are created at once, one is made", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/clusters`;
  const answers = await Promise.all(["one", "two"].map((name) => ask("POST", path, clusterRequest(name, "M0"))));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
});

test("limits hold when many come at once", async () => {
  const { ask, project } = local();
  const id = await project();
  await ask("PATCH", `/groups/${id}/limits/atlas.project.deployment.clusters`, { value: 2 });
  await ask("PATCH", `/groups/${id}/limits/atlas.project.security.databaseAccess.users`, { value: 2 });
  const names = ["a", "b", "c", "d", "e"];
  const clusters = names.map((name) => ask("POST", `/groups/${id}/clusters`, clusterRequest(name, "M10")));
  const users = names.map((name) => ask("POST", `/groups/${id}/databaseUsers`, userRequest(name, "correct horse")));
  const made = async (answers: Promise<{ status: number }>[]) =>
    (await Promise.all(answers)).filter(({ status }) => status === 201).length;
  expect([await made(clusters), await made(users)]).toEqual([2, 2]);
});

test("a project that is closed while a cluster is being admitted to it gets no cluster", async () => {
  const { ask, project } = local();
  const id = await project();
  servers.holdPorts();
  const creation = ask("POST", `/groups/${id}/clusters`, clusterRequest("c1", "M10"));
  await waitUntil(async () => servers.waiting() === 1 || undefined, { limitMs: 5_000, everyMs: 1 });
  const before = servers.keys().length;
  expect((await ask("DELETE", `/groups/${id}`)).status).toBe(202);
  servers.letGo();
  expect((await creation).body).toMatchObject({ error: 404, errorCode: "GROUP_NOT_FOUND" });
  expect(servers.keys()).toHaveLength(before);
});
