import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { lifeMs } from "../services/sessions/lifetime.ts";
import type { ApiEnv } from "./deps.ts";

const name = "ops-session";

/** What a browser of ops holds. */
export function sessionTokenIn(c: Context<ApiEnv>): string | undefined {
  return getCookie(c, name);
}

/** Out of reach of scripts, and never sent along by a page of another site. */
export function giveSession(c: Context<ApiEnv>, token: string): void {
  setCookie(c, name, token, { ...attributesOf(c), maxAge: lifeMs / 1_000 });
}

export function takeSession(c: Context<ApiEnv>): void {
  deleteCookie(c, name, attributesOf(c));
}

function attributesOf(c: Context<ApiEnv>) {
  const secure = new URL(c.req.url).protocol === "https:";
  return { httpOnly: true, sameSite: "Strict", secure, path: "/" } as const;
}
