import { expect, test } from "vitest";
import { askWithDigest } from "../local/atlas/support/digest-client.ts";
import { lasts } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();
const orgs = () => `${target().baseUrl}/api/atlas/v2/orgs`;

test("who does not sign in is asked for a digest, spelled as clients parse it", lasts.requests, async () => {
  const answer = await fetch(orgs(), { headers: { Accept: "application/vnd.atlas.2023-01-01+json" } });
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toMatch(
    /^Digest realm="MMS Public API", domain="", nonce="[^"]+", algorithm=MD5, qop="auth", stale=false$/,
  );
  expect(await answer.json()).toMatchObject({
    detail: "You are not authorized for this resource.",
    error: 401,
    errorCode: "UNEXPECTED_ERROR",
    reason: "Unauthorized",
  });
});

test("the key gets in, a wrong private key or an unknown public one does not", lasts.requests, async () => {
  const { publicKey, privateKey } = target();
  expect((await askWithDigest(orgs(), { publicKey, privateKey })).status).toBe(200);
  const wrong = await askWithDigest(orgs(), { publicKey, privateKey: "00000000-0000-0000-0000-000000000000" });
  expect(wrong.body).toMatchObject({ error: 401, detail: "You are not authorized for this resource." });
  expect((await askWithDigest(orgs(), { publicKey: "aaaaaaaa", privateKey })).status).toBe(401);
});
