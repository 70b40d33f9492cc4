import { expect, test } from "vitest";
import { askWithDigest } from "./support/digest-client.ts";
import { clusterRequest, userRequest } from "./support/local-atlas.ts";
import { newKey } from "./support/other-keys.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();

test("a reader of the organization reads every project and changes none", async () => {
  const id = await local().project();
  const { ask } = await newKey(local(), ["ORG_READ_ONLY"]);
  expect((await ask("GET", `/groups/${id}/clusters`)).status).toBe(200);
  const refused = await ask("PATCH", `/groups/${id}`, { name: "mine" });
  expect([refused.status, refused.body.errorCode]).toEqual([401, "USER_UNAUTHORIZED"]);
});

test("a member of the organization is in no project, and is shown none", async () => {
  const id = await local().project();
  const { ask } = await newKey(local(), ["ORG_MEMBER"]);
  const refused = await ask("GET", `/groups/${id}`);
  expect([refused.status, refused.body.errorCode]).toEqual([401, "NOT_IN_GROUP"]);
  expect((await ask("GET", "/groups")).body).toMatchObject({ results: [], totalCount: 0 });
  expect((await ask("GET", `/orgs/${local().atlas.orgId}/groups`)).body).toMatchObject({ totalCount: 0 });
});

test("without the right to create projects nobody makes one", async () => {
  const { orgId } = local().atlas;
  const { ask } = await newKey(local(), ["ORG_MEMBER", "ORG_READ_ONLY"]);
  const refused = await ask("POST", "/groups", { name: "not allowed", orgId });
  expect([refused.status, refused.body.errorCode]).toEqual([401, "NOT_ORG_GROUP_CREATOR"]);
  expect(refused.body.parameters).toEqual([orgId]);
});

test("who creates a project owns it, and sees no other", async () => {
  await local().project();
  const { ask } = await newKey(local(), ["ORG_GROUP_CREATOR"]);
  const made = await ask("POST", "/groups", { name: "own project", orgId: local().atlas.orgId });
  expect(made.status).toBe(201);
  expect((await ask("GET", "/groups")).body).toMatchObject({ results: [{ id: made.body.id }], totalCount: 1 });
  expect((await ask("POST", `/groups/${made.body.id}/flexClusters`, clusterRequest("f", "FLEX"))).status).toBe(201);
  expect((await ask("PATCH", `/groups/${made.body.id}`, { name: "own project, renamed" })).status).toBe(200);
});

const address = [{ ipAddress: "192.0.2.9" }];
const cases: [role: string, method: string, path: string, body: unknown, status: number][] = [
  ["GROUP_READ_ONLY", "GET", "/databaseUsers", undefined, 200],
  ["GROUP_READ_ONLY", "POST", "/databaseUsers", userRequest("u1", "correct horse"), 401],
  ["GROUP_READ_ONLY", "POST", "/accessList", address, 401],
  ["GROUP_DATABASE_ACCESS_ADMIN", "POST", "/databaseUsers", userRequest("u2", "correct horse"), 201],
  ["GROUP_DATABASE_ACCESS_ADMIN", "POST", "/clusters", clusterRequest("c1", "M10"), 401],
  ["GROUP_CLUSTER_MANAGER", "POST", "/clusters", clusterRequest("c2", "M10"), 401],
  ["GROUP_CLUSTER_MANAGER", "PATCH", "/clusters/big", { tags: [{ key: "a", value: "b" }] }, 200],
  ["GROUP_CLUSTER_MANAGER", "DELETE", "/clusters/big", undefined, 401],
  ["GROUP_CLUSTER_CREATOR", "POST", "/clusters", clusterRequest("c3", "M10"), 201],
  ["GROUP_NETWORK_ACCESS_MANAGER", "POST", "/accessList", address, 201],
  ["GROUP_OWNER", "DELETE", "/clusters/big", undefined, 202],
];

test("each role in a project does what it is for", async () => {
  const { project, cluster } = local();
  const id = await project();
  await cluster(id, "big", "M10");
  for (const [role, method, path, body, status] of cases) {
    const { ask } = await newKey(local(), [role], id);
    const answer = await ask(method, `/groups/${id}${path}`, body);
    expect([role, method, path, answer.status]).toEqual([role, method, path, status]);
    if (status === 401) expect(answer.body.errorCode).toBe("USER_UNAUTHORIZED");
  }
});

test("a role in one project is none in another", async () => {
  const one = await local().project();
  const other = await local().project();
  const { ask } = await newKey(local(), ["GROUP_OWNER"], one);
  expect((await ask("GET", `/groups/${one}`)).status).toBe(200);
  expect((await ask("GET", `/groups/${other}`)).body.errorCode).toBe("NOT_IN_GROUP");
});

test("who may not, is told so before a body is looked at", async () => {
  const id = await local().project();
  const { ask } = await newKey(local(), ["GROUP_READ_ONLY"], id);
  const refused = await ask("POST", `/groups/${id}/databaseUsers`, { nonsense: true });
  expect(refused.body.errorCode).toBe("USER_UNAUTHORIZED");
});

test("roles end with their project", async () => {
  const id = await local().project();
  const { ask, id: keyId } = await newKey(local(), ["GROUP_OWNER"], id);
  expect((await ask("DELETE", `/groups/${id}`)).status).toBe(202);
  const key = await local().ask("GET", `/orgs/${local().atlas.orgId}/apiKeys/${keyId}`);
  expect(key.body.roles).toEqual([{ orgId: local().atlas.orgId, roleName: "ORG_MEMBER" }]);
});

test("faults are set by owners only", async () => {
  const { publicKey, privateKey } = await newKey(local(), ["ORG_READ_ONLY"]);
  const refused = await askWithDigest(`${local().atlas.baseUrl}/local/faults`, { publicKey, privateKey });
  expect([refused.status, refused.body.errorCode]).toEqual([401, "USER_UNAUTHORIZED"]);
});

test("a project is found by its name, by those who may see it", async () => {
  const id = await local().project("found by name");
  expect((await local().ask("GET", "/groups/byName/found%20by%20name")).body).toMatchObject({ id });
  expect((await local().ask("GET", "/groups/byName/none")).body.errorCode).toBe("GROUP_NAME_NOT_FOUND");
  const { ask } = await newKey(local(), ["ORG_MEMBER"]);
  expect((await ask("GET", "/groups/byName/found%20by%20name")).body.errorCode).toBe("NOT_IN_GROUP");
});
