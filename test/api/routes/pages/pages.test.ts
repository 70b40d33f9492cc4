import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { OpenAPIHono } from "@hono/zod-openapi";
import { expect, onTestFinished, test } from "vitest";
import type { ApiDeps, ApiEnv } from "../../../../src/api/deps.ts";
import { pageRoutes } from "../../../../src/api/routes/pages/pages.ts";
import { securityHeaders } from "../../../../src/api/security-headers.ts";
import { readPages } from "../../../../src/main/pages.ts";

const script = "console.log('pages');";

/** The routes of pages alone, with a build that was written by hand. */
async function startPages() {
  const folder = await mkdtemp(join(tmpdir(), "pages-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), '<meta nonce="CSP_NONCE"><script src="/assets/a-1.js"></script>');
  await writeFile(join(folder, "assets", "a-1.js"), script);
  await writeFile(join(folder, "assets", "a-1.js.br"), brotliCompressSync(script));
  await writeFile(join(folder, "early.js"), "1;");
  const app = new OpenAPIHono<ApiEnv>();
  app.use(securityHeaders());
  pageRoutes(app, { pages: await readPages(folder) } as ApiDeps);
  return app;
}

test("a page's document carries the nonce of its own answer, is kept nowhere, and allows no inline script or style", async () => {
  const app = await startPages();
  const [one, two] = [await app.request("/"), await app.request("/ops/runs/run_1")];
  const policy = one.headers.get("content-security-policy") ?? "";
  const [, nonce] = /style-src 'self' 'nonce-([^']+)'/.exec(policy) ?? [];
  expect(await one.text()).toContain(`<meta nonce="${nonce}">`);
  expect(await two.text()).not.toContain(nonce);
  expect(one.headers.get("cache-control")).toBe("no-store");
  expect(policy).not.toContain("unsafe");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
});

test("a file whose name holds its digest is kept for ever, compressed if the browser can read that", async () => {
  const app = await startPages();
  const plain = await app.request("/assets/a-1.js");
  expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(plain.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(await plain.text()).toBe(script);
  const coded = await app.request("/assets/a-1.js", { headers: { "accept-encoding": "gzip, br;q=1" } });
  expect(coded.headers.get("content-encoding")).toBe("br");
  expect(coded.headers.get("vary")).toBe("Accept-Encoding");
});

test("any other file is asked for each time, and sent only if it is another one", async () => {
  const app = await startPages();
  const first = await app.request("/early.js");
  expect(first.headers.get("cache-control")).toBe("no-cache");
  const again = await app.request("/early.js", { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
});

test.each(["/api/v1/nothing", "/create-hospital/more", "/assets/index.html", "/index.html", "/../package.json"])(
  "%s is no page",
  async (path) => {
    const app = await startPages();
    expect((await app.request(path)).status).toBe(404);
  },
);

test("without a build there is the API alone, and the start leads to its documentation", async () => {
  const app = new OpenAPIHono<ApiEnv>();
  pageRoutes(app, { pages: null } as ApiDeps);
  expect((await app.request("/")).headers.get("location")).toBe("/docs");
});
