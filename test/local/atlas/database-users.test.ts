import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { userRequest } from "./support/local-atlas.ts";
import { createNoServers } from "./support/no-servers.ts";
import { useAtlas } from "./support/use-atlas.ts";

const servers = createNoServers();
const local = useAtlas({ server: servers });
const password = "correct horse battery";

test("a user comes back as Atlas shows it, and never with a password", async () => {
  const { ask, project } = local();
  const id = await project();
  const created = await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password, ["c1"]));
  expect(created.status).toBe(201);
  const shown = {
    ...{ awsIAMType: "NONE", ldapAuthType: "NONE", oidcAuthType: "NONE", x509Type: "NONE" },
    ...{ databaseName: "admin", groupId: id, labels: [], username: "app" },
    roles: [{ databaseName: "hospital", roleName: "readWrite" }],
    scopes: [{ name: "c1", type: "CLUSTER" }],
    links: [{ href: expect.stringContaining(`/groups/${id}/databaseUsers/admin/app`), rel: "self" }],
  };
  expect(created.body).toEqual(shown);
  expect((await ask("GET", `/groups/${id}/databaseUsers/admin/app`)).body).toEqual(shown);
  expect((await ask("GET", `/groups/${id}/databaseUsers`)).body).toMatchObject({ results: [shown], totalCount: 1 });
});

test("no password lies readable in the store", async () => {
  const { ask, project, dataDir } = local();
  const secret = "a-password-that-nobody-may-find";
  await ask("POST", `/groups/${await project()}/databaseUsers`, userRequest("app", secret));
  for (const file of ["atlas.sqlite", "atlas.sqlite-wal"]) {
    expect((await readFile(join(dataDir, file))).includes(secret)).toBe(false);
  }
});

test("a name may hold characters that a path encodes", async () => {
  const { ask, project } = local();
  const id = await project();
  const name = "ärztin@klinik/süd %2F";
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest(name, password));
  const path = `/groups/${id}/databaseUsers/admin/${encodeURIComponent(name)}`;
  expect((await ask("GET", path)).body.username).toBe(name);
  expect((await ask("DELETE", path)).status).toBe(204);
  expect((await ask("GET", path)).body).toMatchObject({ errorCode: "USERNAME_NOT_FOUND", parameters: [name] });
});

test.each([
  ["a short password", { password: "seven77" }, 400, "SHORT_PASSWORD"],
  ["a common password", { password: "Password123" }, 400, "COMMON_PASSWORD"],
  ["no password", { password: undefined }, 400, "MISSING_ATTRIBUTE"],
  ["no roles", { roles: [] }, 400, "MISSING_ATTRIBUTE"],
  ["an unknown role", { roles: [{ roleName: "boss", databaseName: "admin" }] }, 400, "ATLAS_INVALID_ROLE"],
  [
    "an admin role elsewhere",
    { roles: [{ roleName: "atlasAdmin", databaseName: "hospital" }] },
    400,
    "ATLAS_INVALID_ROLE_DATABASE",
  ],
  ["another database", { databaseName: "hospital" }, 400, "DATABASE_NAME_INVALID_ADMIN"],
  ["an empty name", { username: "" }, 400, "ATLAS_INVALID_USERNAME"],
  ["a name of 1025 characters", { username: "n".repeat(1025) }, 400, "ATLAS_INVALID_USERNAME"],
  ["a name that is no proper text", { username: "a\ud800b" }, 400, "ATLAS_INVALID_USERNAME"],
  ["a name with a zero in it", { username: "a\u0000b" }, 400, "ATLAS_INVALID_USERNAME"],
  ["a password with a bell in it", { password: "correct\u0007horse" }, 400, "VALIDATION_ERROR"],
  ["an unknown scope", { scopes: [{ name: "c1", type: "PLANET" }] }, 400, "INVALID_ENUM_VALUE"],
  ["a long description", { description: "d".repeat(101) }, 400, "VALIDATION_ERROR"],
])("a user with %s is refused, and is not there afterwards", async (_case, change, status, code) => {
  const { ask, project } = local();
  const id = await project();
  const refused = await ask("POST", `/groups/${id}/databaseUsers`, { ...userRequest("app", password), ...change });
  expect([refused.status, refused.body.errorCode]).toEqual([status, code]);
  expect((await ask("GET", `/groups/${id}/databaseUsers`)).body.totalCount).toBe(0);
});

test("the same name twice is refused with 409, also when both come at once", async () => {
  const { ask, project } = local();
  const id = await project();
  const create = () => ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password));
  const answers = await Promise.all([create(), create()]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  expect((await create()).body.errorCode).toBe("USER_ALREADY_EXISTS");
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

test("neither name nor database can be changed; who is not there is 404", async () => {
  const { ask, project } = local();
  const id = await project();
  const path = `/groups/${id}/databaseUsers/admin/app`;
  expect((await ask("PATCH", path, { password })).body).toMatchObject({ error: 404, errorCode: "USERNAME_NOT_FOUND" });
  expect((await ask("DELETE", path)).body).toMatchObject({ error: 404, errorCode: "USER_NOT_FOUND" });
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password));
  expect((await ask("PATCH", path, { username: "b" })).body.errorCode).toBe("DATABASE_USERNAME_CANNOT_BE_CHANGED");
  expect((await ask("PATCH", path, { databaseName: "b" })).body.errorCode).toBe("DATABASE_NAME_CANNOT_BE_CHANGED");
  expect((await ask("PATCH", path, { password: "short" })).body.errorCode).toBe("SHORT_PASSWORD");
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
