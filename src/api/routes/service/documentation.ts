import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { absolutePath } from "swagger-ui-dist";
import type { ApiEnv } from "../../deps.ts";
import { problemMeanings } from "../../problem-meanings.ts";
import { problemStatus } from "../../problem-status.ts";
import { keyScheme } from "../shared.ts";

const assets: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chakravue Operator API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<main id="api"></main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#api", deepLinking: true });\n`;

const meaningOf = new Map<string, string>(Object.entries(problemMeanings));

/** Every code of a refusal, with its HTTP status and what it means. */
const problems = Object.fromEntries(
  Object.entries(problemStatus).map(([code, status]) => [code, { status, meaning: meaningOf.get(code) }]),
);

/** The OpenAPI document and its page; everything comes from this service, so it works without the internet. */
export function serviceDocumentation(app: OpenAPIHono<ApiEnv>): void {
  app.openAPIRegistry.registerComponent("securitySchemes", keyScheme, {
    type: "http",
    scheme: "bearer",
    description: "A named key; each route names the lowest role that it takes: viewer, operator, approver, admin.",
  });
  app.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Chakravue Operator",
      version: "1",
      description:
        "Every hospital its own MongoDB Atlas database: signed up, paid, previewed, approved, applied, verified.",
    },
  });
  app.get("/docs", (c) => c.html(page));
  app.get("/docs/start.js", (c) => c.body(start, 200, { "content-type": "text/javascript; charset=utf-8" }));
  app.get("/docs/problems", (c) => c.json(problems));
  for (const [name, contentType] of Object.entries(assets)) {
    app.get(`/docs/${name}`, async (c) => {
      const asset = await readFile(join(absolutePath(), name), "utf8");
      return c.body(asset, 200, { "content-type": contentType, "cache-control": "max-age=3600" });
    });
  }
}
