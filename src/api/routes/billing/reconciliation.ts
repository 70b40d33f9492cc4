import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Reconciliation } from "../../../domain/reconciliation.ts";
import { hospitalNames } from "../../../services/hospitals/names.ts";
import { askForReconciliation, showReconciliation } from "../../../services/reconciliation/ask.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { ReconciliationView, reconciliationView } from "../../views/reconciliation.ts";
import { needsKey } from "../shared.ts";

const content = { "application/json": { schema: ReconciliationView } };

const show = createRoute({
  method: "get",
  path: "/api/v1/reconciliation",
  tags: ["Payments"],
  summary: "The newest comparison of subscriptions, hospitals and what Atlas has",
  security: needsKey("viewer"),
  responses: {
    200: { description: "The report", content },
    ...problemResponses("sign_in_required", "key_refused", "reconciliation_not_found"),
  },
});

const make = createRoute({
  method: "post",
  path: "/api/v1/reconciliation",
  tags: ["Payments"],
  summary: "Compare them now",
  description:
    "What follows from a payment is done at once; all else becomes a case. It destroys nothing and starts no run that does.",
  security: needsKey("operator"),
  responses: {
    200: { description: "The report", content },
    ...problemResponses("sign_in_required", "key_refused", "role_missing"),
  },
});

export function reconciliationRoutes(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  const view = async (report: Reconciliation) => {
    const about = [...report.healed, ...report.findings].map(({ hospitalId }) => hospitalId);
    return reconciliationView(report, await hospitalNames(services, about));
  };
  return app
    .openapi(show, async (c) => c.json(await view(granted(await showReconciliation(services, c.get("caller")))), 200))
    .openapi(make, async (c) =>
      c.json(await view(granted(await askForReconciliation(services, c.get("caller")))), 200),
    );
}
