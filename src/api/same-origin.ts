import type { Context } from "hono";
import type { ApiEnv } from "./deps.ts";
import type { ApiProblem } from "./problem.ts";

export const foreignOrigin: ApiProblem = {
  code: "foreign_origin",
  message: "A page of another site asked for this in your browser's name.",
  nextStep: "Use this service's own pages, or send a key in the Authorization header.",
  retryable: false,
};

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * What a browser says about the page that asks: `same` if it is one of ours, `foreign` if not, `unsaid` if whoever asks
 * says nothing, as programs do. Fetch Metadata (Sec-Fetch-Site) where there is any, else the Origin header.
 */
export function originOf(c: Context<ApiEnv>): "same" | "foreign" | "unsaid" {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none" ? "same" : "foreign";
  const origin = c.req.header("origin");
  if (origin === undefined) return "unsaid";
  return URL.canParse(origin) && new URL(origin).host === c.req.header("host") ? "same" : "foreign";
}

/** Whether this request changes nothing by its method. */
export function isSafe(c: Context<ApiEnv>): boolean {
  return safeMethods.has(c.req.method);
}
