import { describe, expect, test } from "vitest";
import { systemClock } from "../../../../src/foundation/clock.ts";
import { atlasClient } from "../../../../src/local/plugins/mongodbatlas/atlas-client.ts";
import type { SignIn } from "../../../../src/local/plugins/mongodbatlas/atlas-port.ts";
import type { Exchange } from "../../../../src/local/plugins/mongodbatlas/http-exchange.ts";
import { mongodbatlasPlugin } from "../../../../src/local/plugins/mongodbatlas/plugin.ts";
import { accountTokens } from "../../../../src/local/plugins/mongodbatlas/service-account.ts";
import { useAtlas } from "../../atlas/support/use-atlas.ts";

const local = useAtlas();
const groups = { method: "GET", path: "/groups", version: "2023-01-01" } as const;
const minuteMs = 60_000;

function client(signIn: SignIn) {
  return atlasClient({ baseUrl: local().atlas.baseUrl, signIn }, systemClock);
}

function account(more: { clientSecret?: string } = {}): SignIn {
  const { clientId, clientSecret } = local().atlas;
  return { kind: "service-account", clientId, clientSecret, ...more };
}

/** Hands out `token 1`, `token 2` and so on, each good for that many seconds. */
function issuer(lifeSeconds: number) {
  const asked: { url: string; body: string; authorization: unknown }[] = [];
  const exchange: Exchange = async (url, { headers, body }) => {
    asked.push({ url: url.href, body: String(body), authorization: headers.authorization });
    const text = JSON.stringify({
      access_token: `token ${asked.length}`,
      token_type: "Bearer",
      expires_in: lifeSeconds,
    });
    return { status: 200, statusText: "OK", headers: {}, text };
  };
  let nowMs = 0;
  const clock = { now: () => new Date(nowMs) };
  const base = new URL("http://127.0.0.1:1/");
  const tokens = accountTokens({ clientId: "mdb_sa_id_1", clientSecret: "s:%" }, base, exchange, clock);
  return { asked, tokens, pass: (milliseconds: number) => (nowMs += milliseconds) };
}

describe("a service account", () => {
  test("signs in to Atlas, as an access token does", async () => {
    expect(await client(account()).send(groups)).toMatchObject({ totalCount: 0 });
    const { clientId, clientSecret } = local().atlas;
    const answer = await fetch(`${local().atlas.baseUrl}/api/oauth/token`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    const { access_token: accessToken } = (await answer.json()) as { access_token: string };
    expect(await client({ kind: "access-token", accessToken }).send(groups)).toMatchObject({ totalCount: 0 });
    await expect(client({ kind: "access-token", accessToken: "x" }).send(groups)).rejects.toThrow(/HTTP 401/);
  });

  test("with a wrong secret fails in the configuration, before anything is asked, without telling the secret", async () => {
    const wrong = { clientId: local().atlas.clientId, clientSecret: "not-the-secret", baseUrl: local().atlas.baseUrl };
    const failure = mongodbatlasPlugin({}, systemClock).configure(wrong, () => undefined);
    await expect(failure).rejects.toThrow(/^Error initializing provider: oauth2: "invalid_client"/);
    await expect(failure).rejects.not.toThrow(/not-the-secret/);
    await expect(client(account({ clientSecret: "x" })).send(groups)).rejects.toThrow(/^Get ".*\/groups": oauth2: /);
  });

  test("asks for a token with its credentials in a header, encoded, and never in the address", async () => {
    const { asked, tokens } = issuer(3600);
    await tokens();
    const authorization = `Basic ${btoa("mdb_sa_id_1:s%3A%25")}`;
    const body = "grant_type=client_credentials";
    expect(asked).toEqual([{ url: "http://127.0.0.1:1/api/oauth/token", body, authorization }]);
  });

  test("uses one token until less than ten minutes of it are left, and asks for it only once", async () => {
    const { asked, tokens, pass } = issuer(3600);
    expect(await Promise.all([tokens(), tokens()])).toEqual(["token 1", "token 1"]);
    pass(50 * minuteMs - 1);
    expect(await tokens()).toBe("token 1");
    pass(1);
    expect(await tokens()).toBe("token 2");
    expect(asked).toHaveLength(2);
  });

  test("asks again after a failure", async () => {
    let fails = true;
    const exchange: Exchange = async () => {
      const text = fails ? "" : '{"access_token":"t"}';
      return { status: fails ? 503 : 200, statusText: "Service Unavailable", headers: {}, text };
    };
    const pair = { clientId: "i", clientSecret: "s" };
    const tokens = accountTokens(pair, new URL("http://127.0.0.1:1"), exchange, systemClock);
    await expect(tokens()).rejects.toThrow("oauth2: cannot fetch token: 503 Service Unavailable");
    fails = false;
    expect(await tokens()).toBe("t");
  });
});
