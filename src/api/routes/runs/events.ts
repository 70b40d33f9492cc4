import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { RunId } from "../../../domain/runs.ts";
import { hasEnded } from "../../../runs/machine.ts";
import { showRun } from "../../../services/runs/show.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { RunEventView, runEventView } from "../../views/run.ts";
import { IdParam, needsKey } from "../shared.ts";

const lookEveryMs = 100;
const heartbeatEveryMs = 15_000;

const route = createRoute({
  method: "get",
  path: "/api/v1/runs/{id}/events",
  tags: ["Runs"],
  summary: "Follow a run",
  description:
    "Server-sent events from the first on, or from the one after `Last-Event-ID`. The stream ends with the run.",
  security: needsKey("viewer"),
  request: {
    params: IdParam,
    headers: z.object({ "last-event-id": z.string().regex(/^\d+$/).optional() }),
  },
  responses: {
    200: {
      description: "The events; `event` is the type, `data` is JSON.",
      content: { "text/event-stream": { schema: RunEventView } },
    },
    ...problemResponses("sign_in_required", "key_refused", "run_not_found"),
  },
});

export function getRunEvents(app: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const run = granted(await showRun(deps.services, c.get("caller"), c.req.valid("param").id));
    const lastSeen = c.req.valid("header")["last-event-id"];
    const first = lastSeen === undefined ? 0 : Number(lastSeen) + 1;
    const forOps = c.get("caller").kind === "actor";
    return streamSSE(c, (stream) => follow(deps, stream, run.id, first, forOps));
  });
}

/** Messages are the engine's own words: they are for ops, the hospital's browser gets everything else. */
async function follow(
  { services }: ApiDeps,
  stream: SSEStreamingApi,
  id: RunId,
  first: number,
  forOps: boolean,
): Promise<void> {
  let next = first;
  let heardAt = performance.now();
  while (!stream.aborted) {
    const run = await services.repositories.runs.find(id);
    if (!run) return;
    for (const event of run.events.slice(next)) {
      if (forOps || event.type !== "message") {
        await stream.writeSSE({ id: String(next), event: event.type, data: JSON.stringify(runEventView(event)) });
      }
      next += 1;
      heardAt = performance.now();
    }
    if (hasEnded(run.status)) return;
    if (performance.now() - heardAt > heartbeatEveryMs) {
      await stream.write(": still here\n\n");
      heardAt = performance.now();
    }
    await stream.sleep(lookEveryMs);
  }
}
