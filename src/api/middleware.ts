import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { HospitalId } from "../domain/hospitals.ts";
import type { Caller } from "../services/caller.ts";
import type { ApiDeps, ApiEnv } from "./deps.ts";

const capabilityCookie = "hospital-";

/**
 * Finds out who asks: the key in the header, else the capabilities in the cookies. Refuses nobody, but who sends a key
 * that is not taken has no other proof either: what needs one refuses it.
 */
export function identifyCaller(identify: ApiDeps["identify"]): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    c.set("caller", await callerOf(c, identify));
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

async function callerOf(c: Context<ApiEnv>, identify: ApiDeps["identify"]): Promise<Caller> {
  const keyText = /^Bearer\b\s*(.*)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (keyText !== undefined) return identify(keyText);
  const capabilities = Object.entries(getCookie(c))
    .filter(([name]) => name.startsWith(capabilityCookie))
    .map(([, value]) => value);
  return { kind: "public", capabilities };
}
