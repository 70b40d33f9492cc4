import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { showHospital } from "../../../services/hospitals/show.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { HospitalView, hospitalView } from "../../views/hospital.ts";
import { IdParam, needsKey } from "../shared.ts";

const route = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}",
  tags: ["Hospitals"],
  summary: "Show a hospital",
  description: "For ops, and for the browser that signed it up.",
  security: needsKey("viewer"),
  request: { params: IdParam },
  responses: {
    200: { description: "The hospital", content: { "application/json": { schema: HospitalView } } },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found"),
  },
});

export function getHospital(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    const hospital = granted(await showHospital(services, c.get("caller"), c.req.valid("param").id));
    return c.json(hospitalView(hospital), 200);
  });
}
