import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { RunStatus } from "../../../domain/runs.ts";
import { flagClock } from "../../../services/runs/flag-clock.ts";
import { listOpenRuns, listRuns } from "../../../services/runs/show.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { RunSummaryView, runSummaryView } from "../../views/run-summary.ts";
import { IdParam, NumberPage, needsKey } from "../shared.ts";

const ofHospital = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/runs",
  tags: ["Runs"],
  summary: "List a hospital's runs",
  description: "Newest first. `next` of a page is the `from` of the one after it; null on the last.",
  security: needsKey("viewer"),
  request: { params: IdParam, query: NumberPage },
  responses: {
    200: {
      description: "A page of runs",
      content: {
        "application/json": {
          schema: z.object({ runs: z.array(RunSummaryView), next: z.int().nullable() }).meta({ id: "RunPage" }),
        },
      },
    },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found", "validation_failed"),
  },
});

const open = createRoute({
  method: "get",
  path: "/api/v1/runs",
  tags: ["Runs"],
  summary: "List the runs of all hospitals that have not ended",
  description: "Oldest first. With `status=awaiting_approval` these are the ones that wait for approvers.",
  security: needsKey("viewer"),
  request: { query: z.object({ status: RunStatus.optional() }) },
  responses: {
    200: {
      description: "The open runs",
      content: {
        "application/json": { schema: z.object({ runs: z.array(RunSummaryView) }).meta({ id: "OpenRuns" }) },
      },
    },
    ...problemResponses("sign_in_required", "key_refused", "validation_failed"),
  },
});

export function getRuns(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app
    .openapi(ofHospital, async (c) => {
      const { id } = c.req.valid("param");
      const { runs, next } = granted(await listRuns(services, c.get("caller"), id, c.req.valid("query")));
      return c.json({ runs: runs.map((run) => runSummaryView(run, flagClock(services))), next }, 200);
    })
    .openapi(open, async (c) => {
      const runs = granted(await listOpenRuns(services, c.get("caller"), c.req.valid("query").status));
      return c.json({ runs: runs.map((run) => runSummaryView(run, flagClock(services))) }, 200);
    });
}
