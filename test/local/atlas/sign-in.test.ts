import { expect, test } from "vitest";
import { askWithDigest, digestAuthorization } from "./support/digest-client.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
const accept = { Accept: "application/vnd.atlas.2023-01-01+json" };
const orgs = () => `${local().atlas.baseUrl}/api/atlas/v2/orgs`;

test("the challenge is spelled as Atlas spells it, because clients parse it by its separators", async () => {
  const answer = await fetch(orgs(), { headers: accept });
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toMatch(
    /^Digest realm="MMS Public API", domain="", nonce="[\w.-]+", algorithm=MD5, qop="auth", stale=false$/,
  );
  expect(answer.headers.get("x-error-code")).toBe("UNEXPECTED_ERROR");
  expect(await answer.json()).toEqual({
    detail: "You are not authorized for this resource.",
    error: 401,
    errorCode: "UNEXPECTED_ERROR",
    parameters: [],
    reason: "Unauthorized",
  });
});

test("the right key gets in, a wrong private or public key does not", async () => {
  const { atlas } = local();
  expect((await askWithDigest(orgs(), atlas)).status).toBe(200);
  expect((await askWithDigest(orgs(), { ...atlas, privateKey: "wrong" })).status).toBe(401);
  expect((await askWithDigest(orgs(), { ...atlas, publicKey: "aaaaaaaa" })).status).toBe(401);
});

test("an answer to a challenge is good for its own method and address only", async () => {
  const challenge = await challengeNow();
  const authorization = digestAuthorization(challenge, "GET", new URL(orgs()), local().atlas);
  expect((await send(orgs(), "GET", authorization)).status).toBe(200);
  expect((await send(`${orgs()}?pageNum=2`, "GET", authorization)).status).toBe(401);
  expect((await send(orgs(), "POST", authorization)).status).toBe(401);
});

test("a nonce is stale after five minutes, and the answer says so", async () => {
  const authorization = digestAuthorization(await challengeNow(), "GET", new URL(orgs()), local().atlas);
  local().clock.pass(5 * 60_000 + 1);
  const answer = await send(orgs(), "GET", authorization);
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toMatch(/stale=true$/);
});

test("a nonce that local Atlas never gave out is refused", async () => {
  const made = (await challengeNow()).replace(/nonce="[^"]*"/, 'nonce="mhx1.aaaa.bbbbbbbbbbbbbbbbbbbbbb"');
  const answer = await send(orgs(), "GET", digestAuthorization(made, "GET", new URL(orgs()), local().atlas));
  expect(answer.status).toBe(401);
});

test("a service account gets a token, which works until it is revoked", async () => {
  const { clientId, clientSecret } = local().atlas;
  const answer = await oauth("token", clientId, clientSecret, "grant_type=client_credentials");
  const token: unknown = await answer.json();
  expect(token).toEqual({ access_token: expect.any(String), token_type: "Bearer", expires_in: 3600 });
  const bearer = `Bearer ${(token as { access_token: string }).access_token}`;
  expect((await send(orgs(), "GET", bearer)).status).toBe(200);
  await oauth("revoke", clientId, clientSecret, `token=${bearer.slice(7)}`);
  expect((await send(orgs(), "GET", bearer)).status).toBe(401);
});

test("a token ends after an hour", async () => {
  const { clientId, clientSecret } = local().atlas;
  const answer = await oauth("token", clientId, clientSecret, "grant_type=client_credentials");
  const { access_token } = (await answer.json()) as { access_token: string };
  local().clock.pass(3_600_000 + 1_000);
  expect((await send(orgs(), "GET", `Bearer ${access_token}`)).status).toBe(401);
});

test("a wrong client secret gets no token", async () => {
  const answer = await oauth("token", local().atlas.clientId, "wrong", "grant_type=client_credentials");
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: "invalid_client" });
});

test.each([
  ["no form", "", "invalid_request"],
  ["another grant", "grant_type=password", "unsupported_grant_type"],
])("with %s there is no token", async (_case, body, error) => {
  const { clientId, clientSecret } = local().atlas;
  const answer = await oauth("token", clientId, clientSecret, body);
  expect([answer.status, await answer.json()]).toEqual([400, { error }]);
});

test("the sign-in also guards the faults endpoint", async () => {
  expect((await fetch(`${local().atlas.baseUrl}/local/faults`)).status).toBe(401);
});

async function challengeNow(): Promise<string> {
  return (await fetch(orgs(), { headers: accept })).headers.get("www-authenticate") ?? "";
}

function send(url: string, method: string, authorization: string): Promise<Response> {
  return fetch(url, { method, headers: { ...accept, Authorization: authorization } });
}

function oauth(path: string, id: string, secret: string, body: string): Promise<Response> {
  const Authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
  const headers = { Authorization, "Content-Type": "application/x-www-form-urlencoded" };
  return fetch(`${local().atlas.baseUrl}/api/oauth/${path}`, { method: "POST", headers, body });
}
