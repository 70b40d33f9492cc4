import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { listRuns } from "../../../services/runs/show.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { RunView, runView } from "../../views/run.ts";
import { IdParam, needsKey } from "../shared.ts";

const route = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/runs",
  tags: ["Runs"],
  summary: "List a hospital's runs",
  description: "Newest first.",
  security: needsKey("viewer"),
  request: { params: IdParam, query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }) },
  responses: {
    200: {
      description: "The newest runs",
      content: { "application/json": { schema: z.object({ runs: z.array(RunView) }).meta({ id: "RunList" }) } },
    },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found", "validation_failed"),
  },
});

export function getRuns(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const runs = granted(await listRuns(services, c.get("caller"), id, c.req.valid("query").limit));
    return c.json({ runs: runs.map(runView) }, 200);
  });
}
