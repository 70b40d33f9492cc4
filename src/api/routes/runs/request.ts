import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { RunRequest, requestRun } from "../../../services/runs/request.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { RunView, runView } from "../../views/run.ts";
import { IdParam, needsKey } from "../shared.ts";

const route = createRoute({
  method: "post",
  path: "/api/v1/hospitals/{id}/runs",
  tags: ["Runs"],
  summary: "Ask for a change",
  description: "The run is previewed at once and then waits for approval, unless nothing would change.",
  security: needsKey("operator"),
  request: {
    params: IdParam,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: RunRequest.meta({
            id: "RunRequest",
            example: { kind: "change", config: { tier: "M10" }, reason: "More patients since October" },
          }),
        },
      },
    },
  },
  responses: {
    202: { description: "Asked for; `Location` is the run.", content: { "application/json": { schema: RunView } } },
    ...problemResponses(
      "body_not_json",
      "body_too_large",
      "validation_failed",
      "sign_in_required",
      "key_refused",
      "role_missing",
      "hospital_not_found",
      "hospital_busy",
      "hospital_state_conflict",
      "target_mismatch",
      "tier_retired",
      "tier_not_in_plan",
      "downgrade_refused",
      "config_required",
      "protection_needs_paid_tier",
      "protection_needs_own_step",
      "name_not_confirmed",
    ),
  },
});

export function postRun(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps): void {
  app.openapi(route, async (c) => {
    const run = granted(await requestRun(services, c.get("caller"), c.req.valid("param").id, c.req.valid("json")));
    c.header("Location", `/api/v1/runs/${run.id}`);
    return c.json(runView(run), 202);
  });
}
