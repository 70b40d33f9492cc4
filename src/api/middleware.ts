import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { HospitalId } from "../domain/hospitals.ts";
import type { Caller } from "../services/caller.ts";
import type { ApiDeps, ApiEnv } from "./deps.ts";
import { RefusedRequest } from "./problem.ts";
import { foreignOrigin, isSafe, originOf } from "./same-origin.ts";
import { sessionTokenIn } from "./session-cookie.ts";

type Identities = Pick<ApiDeps, "identify" | "identifySession">;
type Identity = { readonly caller: Caller; readonly sessionToken: string | null; readonly isBrowser: boolean };

const capabilityCookie = "hospital-";

/**
 * Finds out who asks: the key in the header, else the session, else the capabilities in the cookies. Who sends a key
 * that is not taken has no other proof either: what needs one refuses it. Refuses only what a page of another site asks
 * for in the name of a browser: a session has to prove that it is none, and a capability must not be seen to be one.
 */
export function identifyCaller(identities: Identities): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { caller, sessionToken, isBrowser } = await identityOf(c, identities);
    c.set("caller", caller);
    c.set("sessionToken", sessionToken);
    if (isBrowser && !isSafe(c)) {
      const origin = originOf(c);
      if (origin === "foreign" || (caller.kind === "actor" && origin === "unsaid")) {
        throw new RefusedRequest(foreignOrigin);
      }
    }
    await next();
  };
}

/** Gives the browser that signed a hospital up what it needs to see that hospital, out of reach of scripts. */
export function giveCapability(c: Context<ApiEnv>, hospitalId: HospitalId, capability: string): void {
  setCookie(c, `${capabilityCookie}${hospitalId}`, capability, {
    httpOnly: true,
    sameSite: "Strict",
    secure: new URL(c.req.url).protocol === "https:",
    path: "/",
    maxAge: 30 * 24 * 3_600,
  });
}

export function measureRequests(metrics: ApiDeps["metrics"]): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    metrics.observeRequest(c.req.routePath, c.req.method, c.res.status, (performance.now() - startedAt) / 1_000);
  };
}

async function identityOf(c: Context<ApiEnv>, { identify, identifySession }: Identities): Promise<Identity> {
  const keyText = /^Bearer\b\s*(.*)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (keyText !== undefined) return { caller: await identify(keyText), sessionToken: null, isBrowser: false };
  const sessionToken = sessionTokenIn(c) ?? null;
  const found = sessionToken === null ? null : await identifySession(sessionToken);
  if (found) return { caller: found.holder, sessionToken, isBrowser: true };
  const capabilities = capabilitiesIn(c);
  return { caller: { kind: "public", capabilities }, sessionToken, isBrowser: capabilities.length > 0 };
}

function capabilitiesIn(c: Context<ApiEnv>): string[] {
  return Object.entries(getCookie(c))
    .filter(([name]) => name.startsWith(capabilityCookie))
    .map(([, value]) => value);
}
