import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { showOptions } from "../../../services/runs/options.ts";
import { foresee, OutlookRequest } from "../../../services/runs/outlook.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { OutlookView, outlookView, RunOptionsView, runOptionsView } from "../../views/options.ts";
import { IdParam, needsKey } from "../shared.ts";
import { wishProblems } from "./wish-problems.ts";

const options = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/options",
  tags: ["Runs"],
  summary: "Show what may be asked for of a hospital now",
  description: "Of everything else, why not: for this key, in this state of the hospital. Tiers are those of its plan.",
  security: needsKey("viewer"),
  request: { params: IdParam },
  responses: {
    200: { description: "What may be asked for", content: { "application/json": { schema: RunOptionsView } } },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found"),
  },
});

const outlook = createRoute({
  method: "post",
  path: "/api/v1/hospitals/{id}/outlook",
  tags: ["Runs"],
  summary: "Say what a run would do and cost, before it is asked for",
  description:
    "Starts nothing and asks no engine, so it answers at once. What would be refused is refused here; the run's own preview has the last word.",
  security: needsKey("viewer"),
  request: {
    params: IdParam,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: OutlookRequest.meta({ id: "OutlookRequest", example: { kind: "change", config: { tier: "M10" } } }),
        },
      },
    },
  },
  responses: {
    200: { description: "The outlook", content: { "application/json": { schema: OutlookView } } },
    ...problemResponses(...wishProblems, "sign_in_required", "key_refused"),
  },
});

export function runOptions(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app
    .openapi(options, async (c) => {
      const found = granted(await showOptions(services, c.get("caller"), c.req.valid("param").id));
      return c.json(runOptionsView(found), 200);
    })
    .openapi(outlook, async (c) => {
      const { id } = c.req.valid("param");
      return c.json(outlookView(granted(await foresee(services, c.get("caller"), id, c.req.valid("json")))), 200);
    });
}
