import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { askWithDigest } from "./support/digest-client.ts";
import { newKey } from "./support/other-keys.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
const keys = () => `/orgs/${local().atlas.orgId}/apiKeys`;

test("a key's private part is shown once and not kept", async () => {
  const { ask, atlas, dataDir } = local();
  const made = await ask("POST", keys(), { desc: "for CI", roles: ["ORG_MEMBER"] });
  expect(made.status).toBe(200);
  expect(made.body).toMatchObject({
    desc: "for CI",
    publicKey: expect.stringMatching(/^[a-z]{8}$/),
    privateKey: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    roles: [{ orgId: atlas.orgId, roleName: "ORG_MEMBER" }],
  });
  const { id, privateKey } = made.body;
  const redacted = `********-****-****-${String(privateKey).slice(-12)}`;
  expect((await ask("GET", `${keys()}/${id}`)).body).toEqual({ ...made.body, privateKey: redacted });
  for (const file of ["atlas.sqlite", "atlas.sqlite-wal"]) {
    expect(await readFile(join(dataDir, file), "latin1")).not.toContain(privateKey);
  }
});

test("a new key signs in at once, after a restart too, and not any more when it is deleted", async () => {
  const key = await newKey(local(), ["ORG_READ_ONLY"]);
  expect((await key.ask("GET", "/orgs")).status).toBe(200);
  await local().restart();
  expect((await key.ask("GET", "/orgs")).status).toBe(200);
  expect((await local().ask("DELETE", `${keys()}/${key.id}`)).status).toBe(204);
  expect((await key.ask("GET", "/orgs")).status).toBe(401);
});

test("the keys of an organization are listed, the installation's own first", async () => {
  const { id } = await newKey(local(), ["ORG_MEMBER"]);
  const { results } = (await local().ask("GET", keys())).body as { results: { id: string; publicKey: string }[] };
  expect(results[0]?.publicKey).toBe(local().atlas.publicKey);
  expect(results.map((key) => key.id)).toContain(id);
});

test("roles and description of a key can be changed", async () => {
  const { ask, atlas } = local();
  const key = await newKey(local(), ["ORG_MEMBER"]);
  const changed = await ask("PATCH", `${keys()}/${key.id}`, { desc: "new", roles: ["ORG_READ_ONLY"] });
  expect(changed.body).toMatchObject({ desc: "new", roles: [{ orgId: atlas.orgId, roleName: "ORG_READ_ONLY" }] });
  expect((await key.ask("GET", "/groups")).status).toBe(200);
});

test("the installation's key stays, as an owner", async () => {
  const { ask } = local();
  const { results } = (await ask("GET", keys())).body as { results: { id: string }[] };
  const own = `${keys()}/${results[0]?.id}`;
  expect((await ask("PATCH", own, { roles: ["ORG_MEMBER"] })).body.errorCode).toBe("CANNOT_DEMOTE_LAST_ORG_OWNER");
  expect((await ask("DELETE", own)).body.errorCode).toBe("CANNOT_DELETE_LAST_ADMIN");
});

test.each([
  ["no roles", { desc: "x", roles: [] }, "INVALID_JSON_ATTRIBUTE"],
  ["a project's role", { desc: "x", roles: ["GROUP_OWNER"] }, "CANNOT_ADD_GROUP_ROLE"],
  ["a role that is none", { desc: "x", roles: ["ORG_KING"] }, "INVALID_ENUM_VALUE"],
  ["an empty description", { desc: " ", roles: ["ORG_MEMBER"] }, "API_KEY_REQUIRES_DESCRIPTION"],
  ["no description", { roles: ["ORG_MEMBER"] }, "MISSING_ATTRIBUTE"],
])("a key with %s is refused", async (_case, body, code) => {
  expect((await local().ask("POST", keys(), body)).body.errorCode).toBe(code);
});

test("only an owner makes keys", async () => {
  const { ask } = await newKey(local(), ["ORG_GROUP_CREATOR"]);
  expect((await ask("POST", keys(), { desc: "x", roles: ["ORG_OWNER"] })).body.errorCode).toBe("USER_UNAUTHORIZED");
});

test("a key is made for a project, given to another, changed there and taken away again", async () => {
  const { ask, atlas, project } = local();
  const [one, other] = [await project(), await project()];
  const key = await newKey(local(), ["GROUP_READ_ONLY"], one);
  expect((await ask("POST", `/groups/${other}/apiKeys/${key.id}`, [{ roles: ["GROUP_OWNER"] }])).status).toBe(204);
  expect((await ask("PATCH", `/groups/${one}/apiKeys/${key.id}`, { roles: ["GROUP_OWNER"] })).body.roles).toEqual([
    { orgId: atlas.orgId, roleName: "ORG_MEMBER" },
    { groupId: one, roleName: "GROUP_OWNER" },
    { groupId: other, roleName: "GROUP_OWNER" },
  ]);
  expect((await key.ask("GET", "/groups")).body.totalCount).toBe(2);
  expect((await ask("DELETE", `/groups/${other}/apiKeys/${key.id}`)).status).toBe(204);
  expect((await key.ask("GET", "/groups")).body.totalCount).toBe(1);
  const listed = (await ask("GET", `/groups/${one}/apiKeys`)).body.results as { id: string }[];
  expect(listed.map(({ id }) => id)).toContain(key.id);
});

test("a key with an access list works from the addresses on it only", async () => {
  const { ask } = local();
  const key = await newKey(local(), ["ORG_MEMBER"]);
  const list = `${keys()}/${key.id}/accessList`;
  const added = await ask("POST", list, [{ ipAddress: "192.0.2.1" }]);
  expect(added.status).toBe(200);
  expect(added.body.results).toMatchObject([{ cidrBlock: "192.0.2.1/32", ipAddress: "192.0.2.1", count: 0 }]);
  const refused = await key.ask("GET", "/orgs");
  expect([refused.status, refused.body.errorCode]).toEqual([403, "IP_ADDRESS_NOT_ON_ACCESS_LIST"]);
  expect(refused.body).toMatchObject({
    parameters: ["127.0.0.1"],
    detail: "IP address 127.0.0.1 is not allowed to access this resource.",
  });
  await ask("POST", list, [{ cidrBlock: "127.0.0.0/8" }]);
  expect((await key.ask("GET", "/orgs")).status).toBe(200);
  expect((await ask("DELETE", `${list}/192.0.2.1`)).status).toBe(204);
  expect((await ask("GET", `${list}/127.0.0.0%2F8`)).body).toMatchObject({ cidrBlock: "127.0.0.0/8" });
  expect((await ask("GET", `${list}/192.0.2.1`)).body.errorCode).toBe("API_KEY_ACCESS_LIST_NOT_FOUND");
});

test("nobody shuts out the address they ask from", async () => {
  const key = await newKey(local(), ["ORG_MEMBER"]);
  const list = `${keys()}/${key.id}/accessList`;
  await local().ask("POST", list, [{ ipAddress: "127.0.0.1" }, { ipAddress: "192.0.2.1" }]);
  const refused = await key.ask("DELETE", `${list}/127.0.0.1`);
  expect([refused.status, refused.body.errorCode]).toEqual([400, "CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST"]);
});

test("an organization may ask for access lists: keys without one are shut out", async () => {
  const { ask, atlas } = local();
  const key = await newKey(local(), ["ORG_MEMBER"]);
  const settings = `/orgs/${atlas.orgId}/settings`;
  await ask("PATCH", settings, { apiAccessListRequired: true });
  const refused = await key.ask("GET", "/orgs");
  expect([refused.status, refused.body.errorCode]).toEqual([403, "ORG_REQUIRES_ACCESS_LIST"]);
  await ask("PATCH", settings, { apiAccessListRequired: false });
  expect((await key.ask("GET", "/orgs")).status).toBe(200);
});

test("the root tells who asks, with roles and access list", async () => {
  const key = await newKey(local(), ["ORG_READ_ONLY"]);
  const { apiKey } = (await key.ask("GET", "")).body;
  const roles = [{ orgId: local().atlas.orgId, roleName: "ORG_READ_ONLY" }];
  expect(apiKey).toEqual({ id: key.id, publicKey: key.publicKey, accessList: [], roles });
});

test("one key's private part does not open another", async () => {
  const [one, other] = [await newKey(local(), ["ORG_MEMBER"]), await newKey(local(), ["ORG_MEMBER"])];
  const url = `${local().atlas.baseUrl}/api/atlas/v2/orgs`;
  const mixed = { publicKey: one.publicKey, privateKey: other.privateKey };
  expect((await askWithDigest(url, mixed)).status).toBe(401);
});
