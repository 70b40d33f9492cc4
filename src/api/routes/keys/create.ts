import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { makeKey, NewKey } from "../../../services/keys/make.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { KeyView, keyView } from "../../views/key.ts";
import { needsKey } from "../shared.ts";

const MadeKeyView = KeyView.extend({
  key: z.string().meta({ description: "What its holder sends. It is shown this one time and stored nowhere." }),
}).meta({ id: "MadeKey" });

const route = createRoute({
  method: "post",
  path: "/api/v1/keys",
  tags: ["Keys"],
  summary: "Make a named key with a role",
  description: "Name it after who uses it: the ledger tells by this name who did what, so it is never given out again.",
  security: needsKey("admin"),
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: NewKey.meta({ id: "NewKey", example: { name: "Ana Silva", role: "approver" } }),
        },
      },
    },
  },
  responses: {
    201: { description: "Made", content: { "application/json": { schema: MadeKeyView } } },
    ...problemResponses(
      "body_not_json",
      "body_too_large",
      "validation_failed",
      "sign_in_required",
      "key_refused",
      "role_missing",
      "key_name_taken",
    ),
  },
});

export function postKey(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    const { key, text } = granted(await makeKey(services, c.get("caller"), c.req.valid("json")));
    c.header("Cache-Control", "no-store");
    return c.json({ ...keyView(key), key: text }, 201);
  });
}
