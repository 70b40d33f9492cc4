import { afterEach, expect, test } from "vitest";
import { startTestAtlas, type TestAtlas } from "./support/local-atlas.ts";
import { keyOf } from "./support/other-keys.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
let other: TestAtlas | undefined;

afterEach(async () => {
  await other?.end();
  other = undefined;
});

async function newOrg(name: string) {
  const apiKey = { desc: "owner", roles: ["ORG_OWNER"] };
  const made = await local().ask("POST", "/orgs", { name, apiKey });
  expect(made.status).toBe(201);
  const { organization, apiKey: key } = made.body as Record<string, Record<string, string>>;
  const { id = "", publicKey = "", privateKey = "" } = key ?? {};
  return { made, orgId: organization?.id ?? "", key: keyOf(local(), { id, publicKey, privateKey }) };
}

test("an organization is made with a key of its own, and is apart from the first", async () => {
  const { atlas, ask, project } = local();
  const inFirst = await project();
  const { orgId, key } = await newOrg("Second");
  expect((await key.ask("GET", "/orgs")).body.results).toMatchObject([{ id: orgId, name: "Second" }]);
  expect((await ask("GET", "/orgs")).body.results).toMatchObject([{ id: atlas.orgId }]);
  expect((await ask("GET", `/orgs/${orgId}`)).body.errorCode).toBe("USER_CANNOT_ACCESS_ORG");
  expect((await key.ask("GET", `/groups/${inFirst}`)).body.errorCode).toBe("NOT_IN_GROUP");
  const foreign = await key.ask("POST", "/groups", { name: "foreign", orgId: atlas.orgId });
  expect([foreign.status, foreign.body.errorCode]).toEqual([401, "USER_CANNOT_ACCESS_ORG"]);
});

test("two organizations may have projects of the same name", async () => {
  const { orgId, key } = await newOrg("Third");
  await local().project("the same");
  expect((await key.ask("POST", "/groups", { name: "the same", orgId })).status).toBe(201);
  expect((await key.ask("POST", "/groups", { name: "the same", orgId })).body.errorCode).toBe("GROUP_ALREADY_EXISTS");
});

test("an organization is renamed", async () => {
  const { orgId, key } = await newOrg("Before");
  expect((await key.ask("PATCH", `/orgs/${orgId}`, { name: "After" })).body).toMatchObject({
    id: orgId,
    name: "After",
  });
  expect((await key.ask("GET", `/orgs/${orgId}`)).body.name).toBe("After");
  expect((await key.ask("PATCH", `/orgs/${orgId}`, { name: "a/b" })).body.errorCode).toBe("INVALID_ORG_NAME");
});

test("an organization without projects can be deleted, and its keys end with it", async () => {
  const { orgId, key } = await newOrg("Leaving");
  const made = await key.ask("POST", "/groups", { name: "last", orgId });
  expect((await key.ask("DELETE", `/orgs/${orgId}`)).body.errorCode).toBe("ORG_NOT_EMPTY");
  await key.ask("DELETE", `/groups/${made.body.id}`);
  expect((await key.ask("DELETE", `/orgs/${orgId}`)).status).toBe(204);
  expect((await key.ask("GET", "/orgs")).status).toBe(401);
  expect((await local().ask("GET", `/orgs/${orgId}`)).body.errorCode).toBe("ORG_NOT_FOUND");
});

test("the organization that the installation began with stays", async () => {
  other = await startTestAtlas();
  const refused = await other.ask("DELETE", `/orgs/${other.atlas.orgId}`);
  expect([refused.status, refused.body.errorCode]).toEqual([403, "CANNOT_DELETE_LAST_ADMIN"]);
});

test("settings of an organization have Atlas' defaults, and only what is sent changes", async () => {
  const { orgId, key } = await newOrg("With settings");
  const path = `/orgs/${orgId}/settings`;
  const before = (await key.ask("GET", path)).body;
  expect(before).toMatchObject({ apiAccessListRequired: false, maxServiceAccountSecretValidityInHours: 8_760 });
  const change = { maxServiceAccountSecretValidityInHours: 24 };
  expect((await key.ask("PATCH", path, change)).body).toEqual({ ...before, ...change });
  expect((await key.ask("PATCH", path, { maxServiceAccountSecretValidityInHours: 7 })).status).toBe(400);
});

test("the number of projects is raised by configuration, as Atlas' support would", async () => {
  other = await startTestAtlas({ limits: { projectsPerOrganization: 2, clustersPerProject: 1 } });
  const id = await other.project();
  await other.project();
  const refused = await other.ask("POST", "/groups", { name: "third", orgId: other.atlas.orgId });
  expect(refused.body).toMatchObject({ errorCode: "MAX_GROUPS_PER_ORG_EXCEEDED", parameters: [2, other.atlas.orgId] });
  await other.cluster(id, "one");
  await expect(other.cluster(id, "two", "M10")).rejects.toThrow("CLUSTERS_LIMIT_EXCEEDED");
  const limit = await other.ask("GET", `/groups/${id}/limits/atlas.project.deployment.clusters`);
  expect(limit.body).toMatchObject({ defaultLimit: 1, value: 1, maximumLimit: 100 });
});

test("teams are limited in an organization and in a project", async () => {
  other = await startTestAtlas({ limits: { teamsPerOrganization: 2, teamsPerProject: 1 } });
  const { ask, atlas, project } = other;
  const ids: string[] = [];
  for (const name of ["one", "two"]) {
    ids.push(String((await ask("POST", `/orgs/${atlas.orgId}/teams`, { name, usernames: ["a@example.org"] })).body.id));
  }
  const third = await ask("POST", `/orgs/${atlas.orgId}/teams`, { name: "three", usernames: ["a@example.org"] });
  expect(third.body).toMatchObject({ errorCode: "MAX_TEAMS_EXCEEDED", parameters: [2] });
  const both = ids.map((teamId) => ({ teamId, roleNames: ["GROUP_READ_ONLY"] }));
  expect((await ask("POST", `/groups/${await project()}/teams`, both)).body.errorCode).toBe("MAX_TEAMS_EXCEEDED");
});

test("no limit is raised over what Atlas documents", async () => {
  await expect(startTestAtlas({ limits: { clustersPerProject: 101 } })).rejects.toThrow("clustersPerProject");
});
