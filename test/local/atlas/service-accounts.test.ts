import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Answer, askWithToken, tokenOf } from "./support/token-client.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
const accounts = () => `/orgs/${local().atlas.orgId}/serviceAccounts`;

async function newAccount(roles: string[], secretExpiresAfterHours = 8) {
  const body = { name: "robot", description: "a test", roles, secretExpiresAfterHours };
  const made = await local().ask("POST", accounts(), body);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const { clientId, secrets } = made.body as { clientId: string; secrets: { id: string; secret: string }[] };
  return { made, clientId, secretId: secrets[0]?.id ?? "", secret: secrets[0]?.secret ?? "" };
}

async function signIn(clientId: string, secret: string): Promise<(path: string) => Promise<Answer>> {
  const token = await tokenOf(local().atlas.baseUrl, clientId, secret);
  return (path) => askWithToken(`${local().atlas.baseUrl}/api/atlas/v2${path}`, token.body.access_token);
}

test("an account is made with a secret that is shown once and kept as a hash", async () => {
  const { made, clientId, secret } = await newAccount(["ORG_MEMBER"]);
  expect(clientId).toMatch(/^mdb_sa_id_[a-f0-9]{24}$/);
  expect(secret).toMatch(/^mdb_sa_sk_/);
  expect(made.body).toMatchObject({ name: "robot", roles: ["ORG_MEMBER"] });
  const { body } = await local().ask("GET", `${accounts()}/${clientId}`);
  expect(JSON.stringify(body)).not.toContain(secret);
  for (const file of ["atlas.sqlite", "atlas.sqlite-wal"]) {
    expect(await readFile(join(local().dataDir, file), "latin1")).not.toContain(secret);
  }
});

test("an account has its own roles, in the organization and in projects", async () => {
  const { ask, project } = local();
  const id = await project();
  const { clientId, secret } = await newAccount(["ORG_MEMBER"]);
  const get = await signIn(clientId, secret);
  expect((await get(`/groups/${id}`)).body.errorCode).toBe("NOT_IN_GROUP");
  const invited = await ask("POST", `/groups/${id}/serviceAccounts/${clientId}:invite`, { roles: ["GROUP_READ_ONLY"] });
  expect(invited.body).toMatchObject({ clientId, roles: ["GROUP_READ_ONLY"] });
  expect((await get(`/groups/${id}`)).status).toBe(200);
  const groups = await ask("GET", `${accounts()}/${clientId}/groups`);
  expect(groups.body.results).toEqual([{ groupId: id, roles: ["GROUP_READ_ONLY"] }]);
  expect((await ask("DELETE", `/groups/${id}/serviceAccounts/${clientId}`)).status).toBe(204);
  expect((await get(`/groups/${id}`)).body.errorCode).toBe("NOT_IN_GROUP");
});

test("an account that is made in a project has its roles there", async () => {
  const { ask, project } = local();
  const id = await project();
  const body = { name: "in project", description: "a test", roles: ["GROUP_OWNER"], secretExpiresAfterHours: 24 };
  const made = await ask("POST", `/groups/${id}/serviceAccounts`, body);
  expect(made.body).toMatchObject({ name: "in project", roles: ["GROUP_OWNER"] });
  const { results } = (await ask("GET", `/groups/${id}/serviceAccounts`)).body;
  expect(results).toMatchObject([{ clientId: made.body.clientId, roles: ["GROUP_OWNER"] }]);
});

test("a token is good for the account's life only", async () => {
  const { clientId, secret } = await newAccount(["ORG_MEMBER"]);
  const get = await signIn(clientId, secret);
  expect((await get("/orgs")).status).toBe(200);
  await local().ask("DELETE", `${accounts()}/${clientId}`);
  expect((await get("/orgs")).status).toBe(401);
  expect((await tokenOf(local().atlas.baseUrl, clientId, secret)).status).toBe(401);
});

test("a secret ends when its time is over", async () => {
  const { clientId, secret } = await newAccount(["ORG_MEMBER"], 8);
  local().clock.pass(8 * 3_600_000);
  const refused = await tokenOf(local().atlas.baseUrl, clientId, secret);
  expect([refused.status, refused.body.error]).toEqual([401, "invalid_client"]);
});

test("a secret is replaced: both are good until the old one is deleted", async () => {
  const { ask, atlas } = local();
  const { clientId, secretId, secret } = await newAccount(["ORG_MEMBER"]);
  const secrets = `${accounts()}/${clientId}/secrets`;
  const second = await ask("POST", secrets, { secretExpiresAfterHours: 8 });
  expect(second.status).toBe(201);
  expect((await ask("POST", secrets, { secretExpiresAfterHours: 8 })).status).toBe(400);
  expect((await tokenOf(atlas.baseUrl, clientId, secret)).status).toBe(200);
  expect((await tokenOf(atlas.baseUrl, clientId, String(second.body.secret))).status).toBe(200);
  expect((await ask("DELETE", `${secrets}/${secretId}`)).status).toBe(204);
  expect((await tokenOf(atlas.baseUrl, clientId, secret)).status).toBe(401);
  expect((await tokenOf(atlas.baseUrl, clientId, String(second.body.secret))).status).toBe(200);
});

test("an account with an access list works from the addresses on it only", async () => {
  const { ask } = local();
  const { clientId, secret } = await newAccount(["ORG_MEMBER"]);
  const get = await signIn(clientId, secret);
  const list = `${accounts()}/${clientId}/accessList`;
  const added = await ask("POST", list, [{ ipAddress: "192.0.2.1" }]);
  expect(added.body.results).toMatchObject([{ cidrBlock: "192.0.2.1/32", requestCount: 0 }]);
  expect((await get("/orgs")).body.errorCode).toBe("IP_ADDRESS_NOT_ON_ACCESS_LIST");
  expect((await ask("DELETE", `${list}/192.0.2.1`)).status).toBe(204);
  expect((await get("/orgs")).status).toBe(200);
});

test("a token that was given back stays so over a restart", async () => {
  const { clientId, secret } = await newAccount(["ORG_MEMBER"]);
  const { baseUrl } = local().atlas;
  const token = (await tokenOf(baseUrl, clientId, secret)).body.access_token;
  const Authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;
  const body = new URLSearchParams({ token });
  await fetch(`${baseUrl}/api/oauth/revoke`, { method: "POST", headers: { Authorization }, body });
  await local().restart();
  expect((await askWithToken(`${local().atlas.baseUrl}/api/atlas/v2/orgs`, token)).status).toBe(401);
});

test("nobody gives back the token of another", async () => {
  const mine = await newAccount(["ORG_MEMBER"]);
  const other = await newAccount(["ORG_MEMBER"]);
  const { baseUrl } = local().atlas;
  const token = (await tokenOf(baseUrl, mine.clientId, mine.secret)).body.access_token;
  const Authorization = `Basic ${Buffer.from(`${other.clientId}:${other.secret}`).toString("base64")}`;
  await fetch(`${baseUrl}/api/oauth/revoke`, {
    method: "POST",
    headers: { Authorization },
    body: new URLSearchParams({ token }),
  });
  expect((await askWithToken(`${baseUrl}/api/atlas/v2/orgs`, token)).status).toBe(200);
});

test.each([
  ["a life under eight hours", { secretExpiresAfterHours: 7 }, "secretExpiresAfterHours"],
  ["a life over a year", { secretExpiresAfterHours: 8_761 }, "secretExpiresAfterHours"],
  ["a name with a slash", { name: "a/b" }, "name"],
])("an account with %s is refused, and the answer names the field", async (_case, body, field) => {
  const good = { name: "robot", description: "d", roles: ["ORG_MEMBER"], secretExpiresAfterHours: 8 };
  const refused = await local().ask("POST", accounts(), { ...good, ...body });
  expect([refused.status, refused.body.errorCode]).toEqual([400, "VALIDATION_ERROR"]);
  expect(refused.body.badRequestDetail).toEqual({ fields: [{ field, description: expect.any(String) }] });
});
