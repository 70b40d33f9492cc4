import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { showPayments } from "../../../services/billing/show-payments.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { PaymentsView, paymentsView } from "../../views/payments.ts";
import { IdParam, needsKey } from "../shared.ts";

const route = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/payments",
  tags: ["Payments"],
  summary: "Show what a hospital pays, and what is left of it",
  description:
    "Newest first. For the browser that signed it up, and for viewers; `margin` (the plan's price less what Atlas costs, a month) for keys only.",
  security: needsKey("viewer"),
  request: { params: IdParam },
  responses: {
    200: { description: "The payments", content: { "application/json": { schema: PaymentsView } } },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found"),
  },
});

export function getPayments(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    return c.json(paymentsView(granted(await showPayments(services, c.get("caller"), c.req.valid("param").id))), 200);
  });
}
