import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { listKeys } from "../../../services/keys/list.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { KeyView, keyView } from "../../views/key.ts";
import { needsKey } from "../shared.ts";

const route = createRoute({
  method: "get",
  path: "/api/v1/keys",
  tags: ["Keys"],
  summary: "List the named keys",
  description: "Newest first, revoked ones included. The ops key lies in a file and is not among them.",
  security: needsKey("admin"),
  responses: {
    200: {
      description: "The keys, without their texts",
      content: { "application/json": { schema: z.object({ keys: z.array(KeyView) }).meta({ id: "KeyList" }) } },
    },
    ...problemResponses("sign_in_required", "key_refused", "role_missing"),
  },
});

export function getKeys(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    const keys = granted(await listKeys(services, c.get("caller")));
    return c.json({ keys: keys.map(keyView) }, 200);
  });
}
