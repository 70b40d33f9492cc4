import { OpenAPIHono } from "@hono/zod-openapi";
import { requestId } from "hono/request-id";
import { denialWriter } from "../services/access/denials.ts";
import type { ApiDeps, ApiEnv } from "./deps.ts";
import { answerNotFound, errorAnswerer } from "./errors.ts";
import { identifyCaller, measureRequests } from "./middleware.ts";
import { serviceHealth } from "./routes/service/health.ts";

type HealthDeps = Omit<ApiDeps, "identifySession" | "pages">;

/** What a process that serves no people tells supervisors: `/healthz`, `/readyz`, and `/metrics` with a key. */
export function createHealthApp(deps: HealthDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  app.onError(errorAnswerer(deps.services.log, denialWriter(deps.services)));
  app.notFound(answerNotFound);
  app.use(requestId());
  app.use(measureRequests(deps.metrics));
  app.use(identifyCaller({ ...deps, identifySession: async () => null }));
  serviceHealth(app, deps);
  return app;
}
