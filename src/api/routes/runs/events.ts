import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { RunId } from "../../../domain/runs.ts";
import { hasEnded } from "../../../runs/machine.ts";
import { showRun } from "../../../services/runs/show.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { progressEventView, RunEventView, transitionEventView } from "../../views/run-event.ts";
import { IdParam, needsKey } from "../shared.ts";

const lookEveryMs = 100;
const heartbeatEveryMs = 15_000;

/** How many transitions and how many progress events were seen: the two lists that the stream is woven of. */
type Seen = { transitions: number; progress: number };

const EventId = z
  .string()
  .regex(/^\d{1,9}-\d{1,9}$/, "Send back the id of the last event as it came.")
  .transform((text): Seen => {
    const [transitions = 0, progress = 0] = text.split("-").map(Number);
    return { transitions, progress };
  });

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
    headers: z.object({ "last-event-id": EventId.optional().meta({ type: "string" }) }),
  },
  responses: {
    200: {
      description: "The events; `event` is the type, `data` is JSON.",
      content: { "text/event-stream": { schema: RunEventView } },
    },
    ...problemResponses("sign_in_required", "key_refused", "run_not_found", "validation_failed"),
  },
});

export function getRunEvents(app: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const run = granted(await showRun(deps.services, c.get("caller"), c.req.valid("param").id));
    const seen = c.req.valid("header")["last-event-id"] ?? { transitions: 0, progress: 0 };
    const forOps = c.get("caller").kind === "actor";
    return streamSSE(c, (stream) => follow(deps, stream, run.id, { ...seen }, forOps));
  });
}

/** Messages are the engine's own words: they are for ops, the hospital's browser gets everything else. */
async function follow(
  { services: { repositories } }: ApiDeps,
  stream: SSEStreamingApi,
  id: RunId,
  seen: Seen,
  forOps: boolean,
): Promise<void> {
  let heardAt = performance.now();
  while (!stream.aborted) {
    const run = await repositories.runs.find(id);
    if (!run) return;
    const events = [
      ...run.transitions.slice(seen.transitions).map(transitionEventView),
      ...(await repositories.progress.after(id, seen.progress)).map(progressEventView),
    ];
    for (const event of events.sort((one, other) => one.at.localeCompare(other.at))) {
      if (event.type === "status") seen.transitions += 1;
      else seen.progress += 1;
      if (!forOps && event.type === "message") continue;
      const eventId = `${seen.transitions}-${seen.progress}`;
      await stream.writeSSE({ id: eventId, event: event.type, data: JSON.stringify(event) });
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
