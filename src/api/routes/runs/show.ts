import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readEngineEvents } from "../../../services/runs/engine-events.ts";
import { showPlan, showRun } from "../../../services/runs/show.ts";
import { waitForRun } from "../../../services/runs/wait.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { preferredWait } from "../../prefer.ts";
import { granted, problemResponses } from "../../problem.ts";
import { PlanView, planView } from "../../views/plan.ts";
import { RunView } from "../../views/run.ts";
import { IdParam, needsKey, PreferHeader } from "../shared.ts";
import { answerOf } from "./answer.ts";

const run = createRoute({
  method: "get",
  path: "/api/v1/runs/{id}",
  tags: ["Runs"],
  summary: "Show a run",
  description:
    "With `Prefer: wait=N` it answers when the run needs somebody or has ended, at the latest after N seconds.",
  security: needsKey("viewer"),
  request: { params: IdParam, headers: PreferHeader },
  responses: {
    200: { description: "The run", content: { "application/json": { schema: RunView } } },
    ...problemResponses("sign_in_required", "key_refused", "run_not_found"),
  },
});

const plan = createRoute({
  method: "get",
  path: "/api/v1/runs/{id}/plans/{number}",
  tags: ["Runs"],
  summary: "Show a plan of a run, also one that a newer preview replaced",
  security: needsKey("viewer"),
  request: { params: IdParam.extend({ number: z.coerce.number().int().positive() }) },
  responses: {
    200: { description: "The plan", content: { "application/json": { schema: PlanView } } },
    ...problemResponses("sign_in_required", "key_refused", "run_not_found", "plan_not_found", "validation_failed"),
  },
});

const engineEvents = createRoute({
  method: "get",
  path: "/api/v1/runs/{id}/engine-events",
  tags: ["Runs"],
  summary: "The engine's own events of a run, one JSON document in a line",
  security: needsKey("viewer"),
  request: { params: IdParam },
  responses: {
    200: { description: "The events, without secrets", content: { "application/x-ndjson": { schema: z.string() } } },
    ...problemResponses("sign_in_required", "key_refused", "run_not_found"),
  },
});

export function getRun(app: OpenAPIHono<ApiEnv>, deps: ApiDeps) {
  const { services } = deps;
  // Its answer is a stream, for which a typed handler has no type.
  app.openAPIRegistry.registerPath(engineEvents);
  app.get(engineEvents.getRoutingPath(), async (c) => {
    const events = granted(await readEngineEvents(services, c.get("caller"), c.req.param("id")));
    return c.body(events, 200, { "content-type": "application/x-ndjson" });
  });
  return app
    .openapi(run, async (c) => {
      const found = granted(await showRun(services, c.get("caller"), c.req.valid("param").id));
      const preference = preferredWait(c.req.header("prefer"), 0);
      if (preference.applied) c.header("Preference-Applied", preference.applied);
      const settled =
        preference.waitMs > 0 ? await waitForRun(services, found.id, preference.waitMs, c.req.raw.signal) : found;
      return c.json(await answerOf(c, deps, settled ?? found), 200);
    })
    .openapi(plan, async (c) => {
      const { id, number } = c.req.valid("param");
      return c.json(planView(granted(await showPlan(services, c.get("caller"), id, number))), 200);
    });
}
