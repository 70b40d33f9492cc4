import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { showRun } from "../../../services/runs/show.ts";
import { waitForRun } from "../../../services/runs/wait.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { preferredWait } from "../../prefer.ts";
import { granted, problemResponses } from "../../problem.ts";
import { RunView, runView } from "../../views/run.ts";
import { IdParam, needsKey, PreferHeader } from "../shared.ts";

const route = createRoute({
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

export function getRun(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps): void {
  app.openapi(route, async (c) => {
    const run = granted(await showRun(services, c.get("caller"), c.req.valid("param").id));
    const preference = preferredWait(c.req.header("prefer"), 0);
    if (preference.applied) c.header("Preference-Applied", preference.applied);
    const settled =
      preference.waitMs > 0 ? await waitForRun(services, run.id, preference.waitMs, c.req.raw.signal) : run;
    return c.json(runView(settled ?? run), 200);
  });
}
