import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Actor, Role } from "../../../domain/actors.ts";
import { requireRole } from "../../../services/caller.ts";
import type { ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { needsKey } from "../shared.ts";

const route = createRoute({
  method: "get",
  path: "/api/v1/me",
  tags: ["Keys"],
  summary: "Say whose key this is, and its role",
  security: needsKey("viewer"),
  responses: {
    200: {
      description: "Who asks",
      content: { "application/json": { schema: z.object({ actor: Actor, role: Role }).meta({ id: "Me" }) } },
    },
    ...problemResponses("sign_in_required", "key_refused"),
  },
});

export function getMe(app: OpenAPIHono<ApiEnv>) {
  return app.openapi(route, (c) => {
    const { actor, role } = granted(requireRole(c.get("caller"), "viewer"));
    return c.json({ actor, role }, 200);
  });
}
