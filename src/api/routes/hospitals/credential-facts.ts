import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { showCredentialFacts } from "../../../services/credentials/show.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { IdParam, needsKey } from "../shared.ts";

const FactsView = z
  .object({
    generation: z.int(),
    username: z.string(),
    created_at: z.iso.datetime(),
    shown_at: z.iso
      .datetime()
      .nullable()
      .meta({ description: "Once they were shown, only a rotation gives new ones." }),
  })
  .nullable()
  .meta({ id: "CredentialFacts" });

const route = createRoute({
  method: "get",
  path: "/api/v1/hospitals/{id}/credentials",
  tags: ["Hospitals"],
  summary: "Say of the newest credentials what is no secret",
  description: "Null while there are none. For ops, and for the browser that signed the hospital up.",
  security: needsKey("viewer"),
  request: { params: IdParam },
  responses: {
    200: { description: "The facts", content: { "application/json": { schema: FactsView } } },
    ...problemResponses("sign_in_required", "key_refused", "hospital_not_found"),
  },
});

export function getCredentialFacts(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    const facts = granted(await showCredentialFacts(services, c.get("caller"), c.req.valid("param").id));
    if (!facts) return c.json(null, 200);
    const { generation, username, createdAt, revealedAt } = facts;
    const shownAt = revealedAt?.toISOString() ?? null;
    return c.json({ generation, username, created_at: createdAt.toISOString(), shown_at: shownAt }, 200);
  });
}
