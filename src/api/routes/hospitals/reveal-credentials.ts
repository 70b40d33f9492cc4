import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { revealCredentials } from "../../../services/credentials/reveal.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { IdParam, needsKey } from "../shared.ts";

const route = createRoute({
  method: "post",
  path: "/api/v1/hospitals/{id}/credentials",
  tags: ["Hospitals"],
  summary: "Show the newest credentials, once",
  description:
    "For the browser that signed the hospital up, and for admins. After that only a rotation gives new ones.",
  security: needsKey("admin"),
  request: { params: IdParam },
  responses: {
    200: {
      description: "The credentials",
      content: {
        "application/json": {
          schema: z
            .object({ username: z.string(), password: z.string(), connection_string: z.string() })
            .meta({ id: "Credentials" }),
        },
      },
    },
    ...problemResponses(
      "sign_in_required",
      "key_refused",
      "role_missing",
      "hospital_not_found",
      "hospital_state_conflict",
      "credentials_gone",
    ),
  },
});

export function postCredentials(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    const { username, password, connectionString } = granted(
      await revealCredentials(services, c.get("caller"), c.req.valid("param").id),
    );
    c.header("Cache-Control", "no-store");
    return c.json({ username, password, connection_string: connectionString }, 200);
  });
}
