import { expect, test } from "vitest";
import { lasts } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();
const missing = "aaaaaaaaaaaaaaaaaaaaaaaa";

test("a project is created, read back, listed and deleted", lasts.requests, async () => {
  const { ask, orgId, newName, willRemove } = target();
  const name = newName();
  const tags = [{ key: "purpose", value: "contract" }];
  const created = await ask("POST", "/groups", { name, orgId, tags });
  willRemove(created.body.id);
  expect(created.status).toBe(201);
  expect(created.headers.get("location")).toMatch(new RegExp(`/groups/${created.body.id}$`));
  expect(created.body).toMatchObject({ name, orgId, tags, clusterCount: 0 });
  const path = `/groups/${created.body.id}`;
  expect((await ask("GET", path)).body).toMatchObject({ id: created.body.id, name, tags });
  const list = await ask("GET", `/orgs/${orgId}/groups?itemsPerPage=500`);
  expect(list.body.results).toContainEqual(expect.objectContaining({ id: created.body.id, name }));
  const deleted = await ask("DELETE", path);
  expect([deleted.status, deleted.body]).toEqual([202, {}]);
  expect([401, 404]).toContain((await ask("GET", path)).status);
});

test("a second project of the same name is refused with 409", lasts.requests, async () => {
  const { ask, orgId, newName, willRemove } = target();
  const name = newName();
  willRemove((await ask("POST", "/groups", { name, orgId })).body.id);
  const refused = await ask("POST", "/groups", { name, orgId });
  expect([refused.status, refused.headers.get("x-error-code")]).toEqual([409, "GROUP_ALREADY_EXISTS"]);
  expect(refused.body).toMatchObject({ error: 409, errorCode: "GROUP_ALREADY_EXISTS", reason: "Conflict" });
});

test.each([
  ["no name", {}, "MISSING_ATTRIBUTE"],
  ["a name with a slash", { name: "a/b" }, "INVALID_GROUP_NAME"],
  ["an unknown attribute", { name: "odd", colour: "red" }, "INVALID_ATTRIBUTE"],
])("a project with %s is refused", lasts.requests, async (_case, body, code) => {
  const { ask, orgId, willRemove } = target();
  const refused = await ask("POST", "/groups", { orgId, ...body });
  if (refused.status === 201) willRemove(refused.body.id);
  expect([refused.status, refused.body.errorCode]).toEqual([400, code]);
});

test("an unknown project is GROUP_NOT_FOUND, a malformed id INVALID_GROUP_ID", lasts.requests, async () => {
  const { ask } = target();
  expect((await ask("GET", `/groups/${missing}`)).body).toMatchObject({ error: 404, errorCode: "GROUP_NOT_FOUND" });
  expect((await ask("GET", "/groups/nonsense")).body).toMatchObject({ error: 404, errorCode: "INVALID_GROUP_ID" });
});

test("name and tags can be changed", lasts.requests, async () => {
  const { ask, project, newName } = target();
  const id = await project();
  const change = { name: newName(), tags: [{ key: "k", value: "v" }] };
  const changed = await ask("PATCH", `/groups/${id}`, change);
  expect(changed.status).toBe(200);
  expect((await ask("GET", `/groups/${id}`)).body).toMatchObject({ id, ...change });
});

test("settings have Atlas' defaults, and only what is sent changes", lasts.requests, async () => {
  const { ask, project } = target();
  const path = `/groups/${await project()}/settings`;
  const before = await ask("GET", path);
  expect(before.body).toMatchObject({
    isCollectDatabaseSpecificsStatisticsEnabled: true,
    isDataExplorerEnabled: true,
    isExtendedStorageSizesEnabled: false,
    isPerformanceAdvisorEnabled: true,
    isRealtimePerformancePanelEnabled: true,
    isSchemaAdvisorEnabled: true,
  });
  const after = await ask("PATCH", path, { isDataExplorerEnabled: false });
  expect([after.status, after.body]).toEqual([200, { ...before.body, isDataExplorerEnabled: false }]);
});

test("limits are a bare list; one can be set and, deleted, goes back to its default", lasts.requests, async () => {
  const { ask, project } = target();
  const path = `/groups/${await project()}/limits`;
  const name = "atlas.project.deployment.clusters";
  const limit = { name, value: 25, currentUsage: 0, defaultLimit: 25, maximumLimit: 100 };
  expect((await ask("GET", path)).body).toContainEqual(expect.objectContaining(limit));
  expect((await ask("PATCH", `${path}/${name}`, { name, value: 30 })).body).toMatchObject({ name, value: 30 });
  expect((await ask("DELETE", `${path}/${name}`)).status).toBeLessThan(300);
  expect((await ask("GET", `${path}/${name}`)).body).toMatchObject(limit);
});

test("what surrounds a new project: no teams, no addresses, slow operations managed", lasts.requests, async () => {
  const { ask, project } = target();
  const id = await project();
  expect((await ask("GET", `/groups/${id}/teams`)).status).toBe(200);
  expect((await ask("GET", `/groups/${id}/ipAddresses`)).body).toMatchObject({
    groupId: id,
    services: { clusters: [] },
  });
  expect((await ask("GET", `/groups/${id}/managedSlowMs`)).body).toBe(true);
  expect((await ask("GET", `/groups/${id}/clusters`)).body).toMatchObject({ results: [], totalCount: 0 });
  expect((await ask("GET", `/groups/${id}/flexClusters`)).body).toMatchObject({ results: [], totalCount: 0 });
  expect((await ask("GET", `/groups/${id}/containers?providerName=AWS`)).body).toMatchObject({ totalCount: 0 });
});
