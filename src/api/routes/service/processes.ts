import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { listProcesses } from "../../../services/processes/list.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { FleetView, fleetView } from "../../views/process.ts";
import { needsKey } from "../shared.ts";

const route = createRoute({
  method: "get",
  path: "/api/v1/processes",
  tags: ["Service"],
  summary: "List the service's processes",
  description: "Those that were seen within the last hour, on every machine, longest running first.",
  security: needsKey("viewer"),
  responses: {
    200: {
      description: "The processes, and how busy the workers are",
      content: { "application/json": { schema: FleetView } },
    },
    ...problemResponses("sign_in_required", "key_refused"),
  },
});

export function getProcesses(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) =>
    c.json(fleetView(granted(await listProcesses(services, c.get("caller")))), 200),
  );
}
