import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { RunRequest, requestRun } from "../../../services/runs/request.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { RunView } from "../../views/run.ts";
import { IdParam, needsKey } from "../shared.ts";
import { answerOf } from "./answer.ts";
import { wishProblems } from "./wish-problems.ts";

const route = createRoute({
  method: "post",
  path: "/api/v1/hospitals/{id}/runs",
  tags: ["Runs"],
  summary: "Ask for a change",
  description:
    "The run is previewed when it is its turn, at once as a rule, and then waits for approval unless nothing would change.",
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
      ...wishProblems,
      "sign_in_required",
      "key_refused",
      "role_missing",
      "hospital_busy",
      "queue_full",
      "name_not_confirmed",
    ),
  },
});

export function postRun(app: OpenAPIHono<ApiEnv>, deps: ApiDeps) {
  return app.openapi(route, async (c) => {
    const run = granted(await requestRun(deps.services, c.get("caller"), c.req.valid("param").id, c.req.valid("json")));
    c.header("Location", `/api/v1/runs/${run.id}`);
    return c.json(await answerOf(c, deps, run), 202);
  });
}
