import { Hono } from "hono";
import { jwtVerify, SignJWT } from "jose";
import type { Clock } from "../../../foundation/clock.ts";
import type { RandomBytes } from "../../../foundation/ids.ts";
import { equal } from "./nonces.ts";

const lifeSeconds = 3_600;

export type ServiceAccount = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the tokens. */
  readonly tokenKey: Uint8Array;
  readonly clock: Clock;
  readonly random: RandomBytes;
};

/** `/token` and `/revoke` (RFC 6749 client credentials, RFC 7009), and the check of the tokens that they hand out. */
export function createServiceAccount(account: ServiceAccount) {
  const revoked = new Set<string>();
  const routes = new Hono();

  routes.post("/token", async (c) => {
    const form = await c.req.parseBody();
    if (!isClient(c.req.header("authorization"), account)) return c.json(invalidClient, 401);
    if (form.grant_type !== "client_credentials") return c.json({ error: "unsupported_grant_type" }, 400);
    return c.json({ access_token: await issue(account), token_type: "Bearer", expires_in: lifeSeconds });
  });

  routes.post("/revoke", async (c) => {
    const form = await c.req.parseBody();
    if (!isClient(c.req.header("authorization"), account)) return c.json(invalidClient, 401);
    const id = await tokenId(account, String(form.token));
    if (id !== undefined) revoked.add(id);
    return c.body(null, 200);
  });

  const isToken = async (token: string): Promise<boolean> => {
    const id = await tokenId(account, token);
    return id !== undefined && !revoked.has(id);
  };
  return { routes, isToken };
}

const invalidClient = { error: "invalid_client", error_description: "The client id or secret is wrong." };

function isClient(authorization: string | undefined, { clientId, clientSecret }: ServiceAccount): boolean {
  const [scheme = "", encoded = ""] = (authorization ?? "").split(" ", 2);
  if (scheme.toLowerCase() !== "basic") return false;
  return equal(Buffer.from(encoded, "base64").toString(), `${clientId}:${clientSecret}`);
}

function issue({ clientId, tokenKey, clock, random }: ServiceAccount): Promise<string> {
  const nowSeconds = Math.floor(clock.now().getTime() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(clientId)
    .setJti(random(16).toString("hex"))
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + lifeSeconds)
    .sign(tokenKey);
}

async function tokenId({ clientId, tokenKey, clock }: ServiceAccount, token: string): Promise<string | undefined> {
  try {
    const options = { subject: clientId, currentDate: clock.now(), algorithms: ["HS256"] };
    return (await jwtVerify(token, tokenKey, options)).payload.jti;
  } catch {
    return undefined;
  }
}
