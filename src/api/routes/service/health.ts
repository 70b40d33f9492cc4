import type { OpenAPIHono } from "@hono/zod-openapi";
import { requireRole } from "../../../services/caller.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { answerProblem, granted } from "../../problem.ts";

/** For supervisors: alive, ready, and the numbers (with a key). */
export function serviceHealth(
  app: OpenAPIHono<ApiEnv>,
  { checkReady, metrics, services }: Pick<ApiDeps, "checkReady" | "metrics" | "services">,
): void {
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    try {
      await checkReady();
      return c.json({ status: "ready", target: services.target });
    } catch (error) {
      services.log.warn({ err: error }, "not ready");
      return answerProblem(c, {
        code: "not_ready",
        message: "The service is up, but something that it needs does not answer.",
        nextStep: "The log says what. Try again in some seconds.",
        retryable: true,
      });
    }
  });
  app.get("/metrics", async (c) => {
    granted(requireRole(c.get("caller"), "viewer"));
    return c.body(await metrics.text(), 200, { "content-type": metrics.contentType });
  });
}
