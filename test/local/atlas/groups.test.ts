import { expect, test } from "vitest";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
const missing = "aaaaaaaaaaaaaaaaaaaaaaaa";

test("a project is created with what Atlas answers, and can be read back", async () => {
  const { ask, atlas } = local();
  const tags = [{ key: "hospital", value: "test" }];
  const created = await ask("POST", "/groups", { name: "Clínica São José", orgId: atlas.orgId, tags });
  expect(created.status).toBe(201);
  expect(created.headers.get("location")).toBe(`${atlas.baseUrl}/api/atlas/v2/groups/${created.body.id}`);
  expect(created.body).toMatchObject({ name: "Clínica São José", orgId: atlas.orgId, clusterCount: 0, tags });
  expect(created.body.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect((await ask("GET", `/groups/${created.body.id}`)).body).toEqual(created.body);
});

test("no id carries the digits that the official plugin takes for an error", async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, (_, index) => local().project(`digits ${index}`)));
  for (const id of ids) expect(id).toMatch(/^(?!.*(404|500))[a-f0-9]{24}$/);
});

test("a second project of the same name is refused with 409", async () => {
  const { ask, atlas, project } = local();
  await project("twice");
  const refused = await ask("POST", "/groups", { name: "twice", orgId: atlas.orgId });
  expect(refused.status).toBe(409);
  expect(refused.headers.get("x-error-code")).toBe("GROUP_ALREADY_EXISTS");
  expect(refused.body).toMatchObject({ detail: 'A group with name "twice" already exists.', parameters: ["twice"] });
});

test.each([
  ["no name", { orgId: missing }, 400, "MISSING_ATTRIBUTE"],
  ["a name with a slash", { name: "a/b" }, 400, "INVALID_GROUP_NAME"],
  ["a name of 65 characters", { name: "n".repeat(65) }, 400, "INVALID_GROUP_NAME"],
  ["another organization", { name: "other", orgId: missing }, 404, "ORG_NOT_FOUND"],
  ["an unknown attribute", { name: "odd", colour: "red" }, 400, "INVALID_ATTRIBUTE"],
  ["a name that is no text", { name: 7 }, 400, "INVALID_JSON_ATTRIBUTE"],
  ["the same tag twice", { name: "t", tags: Array(2).fill({ key: "a", value: "b" }) }, 400, "VALIDATION_ERROR"],
])("a project with %s is refused", async (_case, body, status, code) => {
  const refused = await local().ask("POST", "/groups", { orgId: local().atlas.orgId, ...body });
  expect([refused.status, refused.body.errorCode]).toEqual([status, code]);
});

test("an unknown project is GROUP_NOT_FOUND, a malformed id INVALID_GROUP_ID", async () => {
  const { ask } = local();
  expect((await ask("GET", `/groups/${missing}`)).body).toMatchObject({ error: 404, errorCode: "GROUP_NOT_FOUND" });
  expect((await ask("GET", "/groups/nonsense")).body).toMatchObject({ error: 404, errorCode: "INVALID_GROUP_ID" });
});

test("name and tags can be changed, a name that is taken can't", async () => {
  const { ask, project } = local();
  const id = await project("before");
  await project("neighbour");
  const changed = await ask("PATCH", `/groups/${id}`, { name: "after", tags: [{ key: "k", value: "v" }] });
  expect(changed.body).toMatchObject({ id, name: "after", tags: [{ key: "k", value: "v" }] });
  expect((await ask("PATCH", `/groups/${id}`, { name: "neighbour" })).status).toBe(409);
});

test("a project with a cluster can't be deleted; without one it is gone with all that was in it", async () => {
  const { ask, project, cluster, until } = local();
  const id = await project("leaving");
  await cluster(id, "c1");
  await ask("POST", `/groups/${id}/accessList`, [{ ipAddress: "192.0.2.1" }]);
  const refused = await ask("DELETE", `/groups/${id}`);
  expect([refused.status, refused.body.errorCode]).toEqual([409, "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS"]);
  await ask("DELETE", `/groups/${id}/clusters/c1`);
  await until(`/groups/${id}/clusters/c1`, 404);
  const deleted = await ask("DELETE", `/groups/${id}`);
  expect([deleted.status, deleted.body]).toEqual([202, {}]);
  expect((await ask("GET", `/groups/${id}/accessList`)).body.errorCode).toBe("GROUP_NOT_FOUND");
});

test("settings have Atlas' defaults, and only what is sent changes", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project("settings")}/settings`;
  const before = (await ask("GET", path)).body;
  expect(before).toMatchObject({ isDataExplorerEnabled: true, isExtendedStorageSizesEnabled: false });
  const after = await ask("PATCH", path, { isDataExplorerEnabled: false });
  expect(after.body).toEqual({ ...before, isDataExplorerEnabled: false });
});

test("limits are a bare list, can be raised up to their maximum and go back when deleted", async () => {
  const { ask, project, cluster } = local();
  const path = `/groups/${await project("limits")}/limits`;
  const name = "atlas.project.deployment.clusters";
  const limit = { currentUsage: 0, defaultLimit: 25, maximumLimit: 100, name, value: 25 };
  expect((await ask("GET", path)).body).toContainEqual(limit);
  expect((await ask("PATCH", `${path}/${name}`, { name, value: 1 })).body).toEqual({ ...limit, value: 1 });
  const id = path.split("/")[2] ?? "";
  await cluster(id, "only");
  await expect(cluster(id, "one-more", "M10")).rejects.toThrow("CLUSTERS_LIMIT_EXCEEDED");
  expect((await ask("PATCH", `${path}/${name}`, { value: 101 })).body.errorCode).toBe("LIMIT_VALUE_INVALID");
  expect((await ask("DELETE", `${path}/${name}`)).status).toBe(204);
  expect((await ask("GET", `${path}/${name}`)).body).toEqual({ ...limit, currentUsage: 1 });
});

test("slow-operation management is a bare boolean that can be switched", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project("slow")}/managedSlowMs`;
  expect((await ask("GET", path)).body).toBe(true);
  expect((await ask("DELETE", `${path}/disable`)).status).toBe(204);
  expect((await ask("GET", path)).body).toBe(false);
});

test("teams are an empty list, addresses name the dedicated clusters", async () => {
  const { ask, project, cluster } = local();
  const id = await project("around");
  await cluster(id, "big", "M10");
  expect((await ask("GET", `/groups/${id}/teams`)).body).toMatchObject({ results: [], totalCount: 0 });
  expect((await ask("GET", `/groups/${id}/ipAddresses`)).body).toMatchObject({
    groupId: id,
    services: { clusters: [{ clusterName: "big" }] },
  });
});
