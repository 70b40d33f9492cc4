import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { approveRun, cancelRun, discardRun } from "../../../services/runs/decide.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { RunView, runView } from "../../views/run.ts";
import { IdParam, needsKey } from "../shared.ts";

const decisions = [
  {
    verb: "approve",
    role: "approver",
    decide: approveRun,
    summary: "Approve exactly this plan; it is applied at once",
  },
  { verb: "discard", role: "operator", decide: discardRun, summary: "Throw the run away" },
  { verb: "cancel", role: "operator", decide: cancelRun, summary: "Ask a running run to stop" },
] as const;

/** The three things that ops decide about a run. Whether one is possible now, the run's flags say. */
export function postDecisions(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps): void {
  for (const { verb, role, decide, summary } of decisions) {
    const route = createRoute({
      method: "post",
      path: `/api/v1/runs/{id}/${verb}`,
      tags: ["Runs"],
      summary,
      security: needsKey(role),
      request: { params: IdParam },
      responses: {
        202: { description: "Decided", content: { "application/json": { schema: RunView } } },
        ...problemResponses("sign_in_required", "key_refused", "role_missing", "run_not_found", "run_state_conflict"),
      },
    });
    app.openapi(route, async (c) => {
      const run = granted(await decide(services, c.get("caller"), c.req.valid("param").id));
      return c.json(runView(run), 202);
    });
  }
}
