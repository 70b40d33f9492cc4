import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { userRequest } from "./support/local-atlas.ts";
import { createNoServers } from "./support/no-servers.ts";
import { useAtlas } from "./support/use-atlas.ts";

const servers = createNoServers();
const local = useAtlas({ server: servers });
const password = "correct horse battery";

test("no password lies readable in the store", async () => {
  const { ask, project, dataDir } = local();
  const secret = "a-password-that-nobody-may-find";
  await ask("POST", `/groups/${await project()}/databaseUsers`, userRequest("app", secret));
  for (const file of ["atlas.sqlite", "atlas.sqlite-wal"]) {
    expect((await readFile(join(dataDir, file))).includes(secret)).toBe(false);
  }
});

test.each([
  ["no password", { password: undefined }, 400, "MISSING_ATTRIBUTE"],
  ["no roles", { roles: [] }, 400, "MISSING_ATTRIBUTE"],
  [
    "an admin role elsewhere",
    { roles: [{ roleName: "atlasAdmin", databaseName: "hospital" }] },
    400,
    "ATLAS_INVALID_ROLE_DATABASE",
  ],
  ["a name of 1025 characters", { username: "n".repeat(1025) }, 400, "ATLAS_INVALID_USERNAME"],
  ["a name that is no proper text", { username: "a\ud800b" }, 400, "ATLAS_INVALID_USERNAME"],
  ["a name with a zero in it", { username: "a\u0000b" }, 400, "ATLAS_INVALID_USERNAME"],
  ["a password with a bell in it", { password: "correct\u0007horse" }, 400, "VALIDATION_ERROR"],
  ["a long description", { description: "d".repeat(101) }, 400, "VALIDATION_ERROR"],
])("a user with %s is refused, and is not there afterwards", async (_case, change, status, code) => {
  const { ask, project } = local();
  const id = await project();
  const refused = await ask("POST", `/groups/${id}/databaseUsers`, { ...userRequest("app", password), ...change });
  expect([refused.status, refused.body.errorCode]).toEqual([status, code]);
  expect((await ask("GET", `/groups/${id}/databaseUsers`)).body.totalCount).toBe(0);
});

test("a project has 100 users at most", async () => {
  const { ask, project } = local();
  const id = await project();
  for (let number = 0; number < 100; number++) {
    await ask("POST", `/groups/${id}/databaseUsers`, userRequest(`user-${number}`, password));
  }
  const refused = await ask("POST", `/groups/${id}/databaseUsers`, userRequest("one-more", password));
  expect([refused.status, refused.body.errorCode]).toEqual([403, "GROUP_USERS_LIMIT_EXCEEDED"]);
});

test("a user is on exactly the servers that its scopes name, also after they change and on later clusters", async () => {
  const { ask, project, cluster } = local();
  const id = await project();
  const serverOf = await namedServers(id, cluster);
  await serverOf("one");
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("everywhere", password));
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("scoped", password, ["two"]));
  await serverOf("two");
  expect(servers.users(await serverOf("one"))).toEqual(["everywhere"]);
  expect(servers.users(await serverOf("two"))).toEqual(["everywhere", "scoped"]);
  await ask("PATCH", `/groups/${id}/databaseUsers/admin/scoped`, { scopes: [{ name: "one", type: "CLUSTER" }] });
  expect(servers.users(await serverOf("one"))).toEqual(["everywhere", "scoped"]);
  expect(servers.users(await serverOf("two"))).toEqual(["everywhere"]);
  await ask("DELETE", `/groups/${id}/databaseUsers/admin/everywhere`);
  expect(servers.users(await serverOf("two"))).toEqual([]);
});

/** Makes clusters on demand and tells the key of the server that each of them got. */
async function namedServers(
  groupId: string,
  create: (groupId: string, name: string, tier: string) => Promise<unknown>,
) {
  const keys = new Map<string, string>();
  return async (name: string): Promise<string> => {
    if (!keys.has(name)) {
      const before = new Set(servers.keys());
      await create(groupId, name, "M10");
      keys.set(name, servers.keys().find((key) => !before.has(key)) ?? "");
    }
    return keys.get(name) ?? "";
  };
}

const role = { roleName: "read", databaseName: "hospital" };
const idp = "aaaaaaaaaaaaaaaaaaaaaaaa";
const arn = "arn:aws:iam::123456789012:role/app";

test.each([
  ["AWS", { awsIAMType: "ROLE", username: arn }],
  ["an own certificate", { x509Type: "CUSTOMER", username: "CN=app,OU=hospital" }],
  ["a workload identity", { oidcAuthType: "USER", username: `${idp}/app` }],
  ["a workforce group", { oidcAuthType: "IDP_GROUP", username: `${idp}/nurses`, databaseName: "admin" }],
])("a user may sign in by %s, without a password and on no server", async (_case, change) => {
  const { ask, project, cluster } = local();
  const id = await project();
  await cluster(id, "c1");
  const body = { ...userRequest("", password), password: undefined, databaseName: "$external", ...change };
  const created = await ask("POST", `/groups/${id}/databaseUsers`, body);
  expect([created.status, created.body.errorCode]).toEqual([201, undefined]);
  expect(servers.keys().flatMap((key) => servers.users(key))).not.toContain(change.username);
});

test.each([
  ["an AWS name that is no ARN", { awsIAMType: "ROLE", username: "app" }, "ATLAS_INVALID_USERNAME"],
  ["an identity without its provider", { oidcAuthType: "USER", username: "app" }, "ATLAS_INVALID_USERNAME"],
  [
    "a workload identity on admin",
    { oidcAuthType: "USER", username: `${idp}/a`, databaseName: "admin" },
    "DATABASE_NAME_INVALID_EXTERNAL",
  ],
  ["a workforce group elsewhere", { oidcAuthType: "IDP_GROUP", username: `${idp}/a` }, "DATABASE_NAME_INVALID_ADMIN"],
  ["a certificate name without CN", { x509Type: "CUSTOMER", username: "OU=hospital" }, "ATLAS_INVALID_LDAP_NAME"],
  ["a certificate and LDAP", { x509Type: "CUSTOMER", ldapAuthType: "USER" }, "ATLAS_X509_USER_CANNOT_USE_LDAP"],
  [
    "a certificate for a day",
    { x509Type: "MANAGED", deleteAfterDate: "2026-11-25T00:00:00Z" },
    "ATLAS_X509_USER_CANNOT_BE_TEMPORARY",
  ],
  ["no roles", { x509Type: "MANAGED", roles: undefined }, "MISSING_ATTRIBUTE"],
  [
    "a scope that is no cluster name",
    { x509Type: "MANAGED", scopes: [{ name: "a b", type: "CLUSTER" }] },
    "INVALID_ATTRIBUTE",
  ],
  ["a label without a value", { x509Type: "MANAGED", labels: [{ key: "a", value: "" }] }, "VALIDATION_ERROR"],
  [
    "an admin role on a collection",
    { x509Type: "MANAGED", roles: [{ roleName: "backup", databaseName: "admin", collectionName: "c" }] },
    "INVALID_ATTRIBUTE",
  ],
])("a user without a password but with %s is refused", async (_case, change, code) => {
  const { ask, project } = local();
  const body = { ...userRequest("app", password), password: undefined, databaseName: "$external", ...change };
  const refused = await ask("POST", `/groups/${await project()}/databaseUsers`, body);
  expect([refused.status, refused.body.errorCode]).toEqual([400, code]);
});

test("null in a change is as good as nothing, an empty description is none, no roles are refused", async () => {
  const { ask, project } = local();
  const id = await project();
  const path = `/groups/${id}/databaseUsers/admin/app`;
  const body = { ...userRequest("app", password, ["c1"]), description: "before" };
  const created = await ask("POST", `/groups/${id}/databaseUsers`, body);
  const nothing = { roles: null, scopes: null, labels: null, description: null, password: null };
  expect((await ask("PATCH", path, nothing)).body).toEqual(created.body);
  expect((await ask("PATCH", path, { roles: [] })).body.errorCode).toBe("MISSING_ATTRIBUTE");
  const { description: _none, ...rest } = created.body;
  expect((await ask("PATCH", path, { description: "", scopes: [] })).body).toEqual({ ...rest, scopes: [] });
});

test("a temporary user is gone when the time is over, on the servers too; a permanent one can't be made temporary", async () => {
  const { ask, project, cluster, clock } = local();
  const id = await project();
  const before = new Set(servers.keys());
  await cluster(id, "c1");
  const key = servers.keys().find((one) => !before.has(one)) ?? "";
  const path = `/groups/${id}/databaseUsers`;
  const inDays = (days: number) => new Date(clock.now().getTime() + days * 24 * 3_600_000).toISOString();
  const temporary = (deleteAfterDate: string) =>
    ask("POST", path, { ...userRequest("app", password), deleteAfterDate });
  expect((await temporary(inDays(-1))).body.errorCode).toBe("EXPIRATION_DATE_IN_PAST");
  expect((await temporary(inDays(8))).body.errorCode).toBe("EXPIRATION_DATE_EXCEEDS_MAX");
  expect((await temporary(inDays(1))).status).toBe(201);
  await ask("POST", path, userRequest("stays", password));
  const refused = await ask("PATCH", `${path}/admin/stays`, { deleteAfterDate: inDays(1), roles: [role] });
  expect(refused.body.errorCode).toBe("PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY");
  expect(servers.users(key)).toEqual(["app", "stays"]);
  clock.pass(24 * 3_600_000);
  expect((await ask("GET", `${path}/admin/app`)).body.errorCode).toBe("USERNAME_NOT_FOUND");
  expect((await ask("GET", path)).body.totalCount).toBe(1);
  await expect.poll(() => servers.users(key), { timeout: 5_000 }).toEqual(["stays"]);
});
