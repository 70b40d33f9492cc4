import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { Run, RunId } from "../../../domain/runs.ts";
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
    204: { description: "The run has ended and everything was seen: a browser's EventSource stops asking." },
    ...problemResponses("sign_in_required", "key_refused", "run_not_found", "validation_failed"),
  },
});

export function getRunEvents(app: OpenAPIHono<ApiEnv>, deps: ApiDeps) {
  return app.openapi(route, async (c) => {
    const run = granted(await showRun(deps.services, c.get("caller"), c.req.valid("param").id));
    const last = c.req.valid("header")["last-event-id"];
    const forOps = c.get("caller").kind === "actor";
    const isOver = last && hasEnded(run.status) && !(await eventsAfter(deps, run, last)).some(isFor(forOps));
    if (isOver) return c.body(null, 204);
    return streamSSE(c, (stream) => follow(deps, stream, run.id, { transitions: 0, progress: 0, ...last }, forOps));
  });
}

async function follow(deps: ApiDeps, stream: SSEStreamingApi, id: RunId, seen: Seen, forOps: boolean): Promise<void> {
  let heardAt = performance.now();
  while (!stream.aborted) {
    const run = await deps.services.repositories.runs.find(id);
    if (!run) return;
    for (const event of await eventsAfter(deps, run, seen)) {
      if (event.type === "status") seen.transitions += 1;
      else seen.progress += 1;
      if (!isFor(forOps)(event)) continue;
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

/** Messages are the engine's own words: they are for ops, the hospital's browser gets everything else. */
function isFor(ops: boolean): (event: RunEventView) => boolean {
  return ({ type }) => ops || type !== "message";
}

async function eventsAfter({ services }: ApiDeps, run: Run, seen: Seen): Promise<RunEventView[]> {
  const progress = await services.repositories.progress.after(run.id, seen.progress);
  return woven(run.transitions.slice(seen.transitions).map(transitionEventView), progress.map(progressEventView));
}

/** One list of two, by time. Each keeps its own order whatever its clocks say, since the event ids count on it. */
function woven(transitions: readonly RunEventView[], progress: readonly RunEventView[]): RunEventView[] {
  const events: RunEventView[] = [];
  const waiting = [...progress];
  for (const transition of transitions) {
    while (waiting[0] && waiting[0].at < transition.at) events.push(...waiting.splice(0, 1));
    events.push(transition);
  }
  return [...events, ...waiting];
}
