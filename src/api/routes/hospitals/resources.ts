import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { showResources } from "../../../services/hospitals/resources.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { ResourcesView, resourcesView } from "../../views/resources.ts";
import { IdParam, needsKey } from "../shared.ts";

const route = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/resources",
  tags: ["Hospitals"],
  summary: "Show what a hospital's stack declares beside what Atlas has now",
  description: "Asks Atlas each time and changes nothing. Null before the first apply, and once everything is gone.",
  security: needsKey("viewer"),
  request: { params: IdParam },
  responses: {
    200: { description: "The resources", content: { "application/json": { schema: ResourcesView.nullable() } } },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found"),
  },
});

export function getResources(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    const found = granted(await showResources(services, c.get("caller"), c.req.valid("param").id));
    return c.json(found && resourcesView(found), 200);
  });
}
