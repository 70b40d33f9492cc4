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
