import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { noncePlaceholder, type PageFile, pagePaths } from "../../pages.ts";

const yearSeconds = 365 * 24 * 3_600;
const codings = ["br", "gzip"];

/** The pages for browsers. Files whose names hold their digest are kept for ever, the document is never kept. */
export function pageRoutes(app: OpenAPIHono<ApiEnv>, { pages }: ApiDeps): void {
  if (!pages) {
    app.get("/", (c) => c.redirect("/docs"));
    return;
  }
  for (const path of pagePaths) {
    app.get(path, (c) => {
      c.header("Cache-Control", "no-store");
      return c.html(pages.index.replaceAll(noncePlaceholder, c.get("secureHeadersNonce") ?? ""));
    });
  }
  for (const [path, file] of pages.files) {
    const caching = path.startsWith("/assets/") ? `public, max-age=${yearSeconds}, immutable` : "no-cache";
    app.get(path, (c) => answerFile(c, file, caching));
  }
}

function answerFile(c: Context<ApiEnv>, file: PageFile, caching: string): Response {
  c.header("Cache-Control", caching);
  c.header("ETag", file.etag);
  c.header("Vary", "Accept-Encoding");
  if (c.req.header("if-none-match") === file.etag) return c.body(null, 304);
  const accepted = (c.req.header("accept-encoding") ?? "").split(",").map((text) => text.split(";")[0]?.trim());
  const coding = codings.find((one) => accepted.includes(one) && file.coded.has(one));
  if (coding) c.header("Content-Encoding", coding);
  return c.body((coding && file.coded.get(coding)) || file.body, 200, { "content-type": file.contentType });
}
