import { Hono } from "hono";
import type { Clock } from "../../../foundation/clock.ts";
import type { ServiceAccount } from "../service-accounts/model.ts";
import { noteUse, usableSecret } from "../service-accounts/secrets.ts";
import { organization, type Store } from "../store/store.ts";
import { type Tokens, tokenLifeSeconds } from "./tokens.ts";

const invalidClient = { error: "invalid_client", error_description: "The client id or secret is wrong." };

/** `/token` and `/revoke` for service accounts (RFC 6749 client credentials, RFC 7009). */
export function oauthRoutes(parts: { readonly store: Store; readonly clock: Clock; readonly tokens: Tokens }): Hono {
  const { store, tokens } = parts;
  const routes = new Hono();

  routes.post("/token", async (c) => {
    const account = client(parts, c.req.header("authorization"));
    if (account === undefined) return c.json(invalidClient, 401);
    const form = await c.req.parseBody().catch(() => ({ grant_type: undefined }));
    if (form.grant_type === undefined) return c.json({ error: "invalid_request" }, 400);
    if (form.grant_type !== "client_credentials") return c.json({ error: "unsupported_grant_type" }, 400);
    store.serviceAccounts.put(organization, account.clientId, account);
    const accessToken = await tokens.issue(account.clientId);
    c.header("Cache-Control", "no-store");
    return c.json({ access_token: accessToken, token_type: "Bearer", expires_in: tokenLifeSeconds });
  });

  routes.post("/revoke", async (c) => {
    const account = client(parts, c.req.header("authorization"));
    if (account === undefined) return c.json(invalidClient, 401);
    const form = await c.req.parseBody().catch(() => ({ token: undefined }));
    if (typeof form.token !== "string") return c.json({ error: "invalid_request" }, 400);
    await tokens.revoke(account.clientId, form.token);
    return c.body(null, 200);
  });
  return routes;
}

/** The account whose id and good secret came as Basic authorization; the secret's use is noted in it. */
function client(parts: { store: Store; clock: Clock }, authorization: string | undefined): ServiceAccount | undefined {
  const [scheme = "", encoded = ""] = (authorization ?? "").split(" ", 2);
  if (scheme.toLowerCase() !== "basic") return undefined;
  const [clientId = "", secret = ""] = Buffer.from(encoded, "base64").toString().split(":", 2);
  const account = parts.store.serviceAccounts.get(organization, clientId);
  if (account === undefined) return undefined;
  const now = parts.clock.now();
  const used = usableSecret(account, secret, now);
  return used === undefined ? undefined : noteUse(account, used, now);
}
