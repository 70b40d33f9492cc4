import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { revokeKey } from "../../../services/keys/revoke.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { IdParam, needsKey } from "../shared.ts";

const route = createRoute({
  method: "delete",
  path: "/api/v1/keys/{id}",
  tags: ["Keys"],
  summary: "Revoke a key",
  description: "It is refused from the next request on. Revoking it again changes nothing.",
  security: needsKey("admin"),
  request: { params: IdParam },
  responses: {
    204: { description: "Revoked" },
    ...problemResponses(
      "sign_in_required",
      "key_refused",
      "role_missing",
      "key_not_found",
      "own_key",
      "key_lies_in_file",
      "validation_failed",
    ),
  },
});

export function deleteKey(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    granted(await revokeKey(services, c.get("caller"), c.req.valid("param").id));
    return c.body(null, 204);
  });
}
