import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { showProvision } from "../../../services/runs/provision.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { RunView } from "../../views/run.ts";
import { answerOf } from "../runs/answer.ts";
import { IdParam, needsKey } from "../shared.ts";

const route = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/provision",
  tags: ["Hospitals"],
  summary: "Show the newest run that was to make a hospital's database",
  description: "For ops, and for the browser that signed the hospital up.",
  security: needsKey("viewer"),
  request: { params: IdParam },
  responses: {
    200: { description: "The run", content: { "application/json": { schema: RunView } } },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found", "run_not_found"),
  },
});

export function getProvision(app: OpenAPIHono<ApiEnv>, deps: ApiDeps) {
  return app.openapi(route, async (c) => {
    const run = granted(await showProvision(deps.services, c.get("caller"), c.req.valid("param").id));
    return c.json(await answerOf(c, deps, run), 200);
  });
}
