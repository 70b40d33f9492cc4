import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { listHospitals } from "../../../services/hospitals/list.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { HospitalView, hospitalView } from "../../views/hospital.ts";
import { CursorText, cursorText } from "../cursor.ts";
import { needsKey } from "../shared.ts";

const route = createRoute({
  method: "get",
  path: "/api/v1/hospitals",
  tags: ["Hospitals"],
  summary: "List hospitals",
  description: "Newest first. `next` of a page is the `cursor` of the one after it; null on the last.",
  security: needsKey("viewer"),
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: CursorText.optional().meta({ type: "string" }),
    }),
  },
  responses: {
    200: {
      description: "A page of hospitals",
      content: {
        "application/json": {
          schema: z
            .object({ hospitals: z.array(HospitalView), next: z.string().nullable() })
            .meta({ id: "HospitalPage" }),
        },
      },
    },
    ...problemResponses("sign_in_required", "key_refused", "validation_failed"),
  },
});

export function getHospitals(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    const { limit, cursor } = c.req.valid("query");
    const after = cursor && { createdAt: cursor.at, id: cursor.id };
    const { hospitals, next } = granted(await listHospitals(services, c.get("caller"), limit, after));
    const place = next && cursorText({ at: next.createdAt, id: next.id });
    return c.json({ hospitals: hospitals.map(hospitalView), next: place }, 200);
  });
}
