import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { hospitalNames } from "../../../services/hospitals/names.ts";
import { flagClock } from "../../../services/runs/flag-clock.ts";
import { countWaiting, listWaitingRuns } from "../../../services/runs/waiting.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { WaitingRunView, waitingRunView } from "../../views/waiting-run.ts";
import { CursorText, cursorText } from "../cursor.ts";
import { needsKey } from "../shared.ts";

const counts = createRoute({
  method: "get",
  path: "/api/v1/waiting",
  tags: ["Runs"],
  summary: "Say how much waits for people",
  description: "Runs that wait for an approval or for a policy to be let pass, and open cases, over the whole fleet.",
  security: needsKey("viewer"),
  responses: {
    200: {
      description: "How much",
      content: {
        "application/json": { schema: z.object({ runs: z.int(), cases: z.int() }).meta({ id: "WaitingCounts" }) },
      },
    },
    ...problemResponses("sign_in_required", "key_refused"),
  },
});

const runs = createRoute({
  method: "get",
  path: "/api/v1/waiting/runs",
  tags: ["Runs"],
  summary: "List the runs that wait for people, of all hospitals",
  description:
    "The longest waiting first, with what would change in words and whether you may decide. `next` of a page is the `cursor` of the one after it; null on the last.",
  security: needsKey("viewer"),
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: CursorText.optional().meta({ type: "string" }),
    }),
  },
  responses: {
    200: {
      description: "A page of runs",
      content: {
        "application/json": {
          schema: z
            .object({
              runs: z.array(WaitingRunView),
              count: z.int().meta({ description: "On all pages." }),
              next: z.string().nullable(),
            })
            .meta({ id: "WaitingRunPage" }),
        },
      },
    },
    ...problemResponses("sign_in_required", "key_refused", "validation_failed"),
  },
});

export function getWaiting(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app
    .openapi(counts, async (c) => c.json(granted(await countWaiting(services, c.get("caller"))), 200))
    .openapi(runs, async (c) => {
      const { limit, cursor } = c.req.valid("query");
      const caller = c.get("caller");
      const after = cursor && { since: cursor.at, id: cursor.id };
      const page = granted(await listWaitingRuns(services, caller, { limit, ...(after && { after }) }));
      const names = await hospitalNames(
        services,
        page.runs.map(({ run }) => run.hospitalId),
      );
      const viewing = { clock: flagClock(services), rules: services.rules, caller };
      const next = page.next && cursorText({ at: page.next.since, id: page.next.id });
      return c.json(
        { runs: page.runs.map((one) => waitingRunView(one, names, viewing)), count: page.count, next },
        200,
      );
    });
}
