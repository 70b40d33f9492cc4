import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { fleetFilters } from "../../../domain/fleet-filters.ts";
import { listFleet } from "../../../services/fleet/list.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { FleetRowView, fleetRowView } from "../../views/fleet-row.ts";
import { needsKey } from "../shared.ts";

const count = z.int().nonnegative();

const route = createRoute({
  method: "get",
  path: "/api/v1/fleet",
  tags: ["Hospitals"],
  summary: "Search the fleet, and see which hospitals need somebody and why",
  description:
    "Newest first. `search` is words that all are in a hospital's name, slug or e-mail address, or pieces of its id of six characters or more; capitals and accents make no difference. " +
    "`attention` is what waits for a person of ours, what failed included; `on_hold` waits for something else, such as a payment; " +
    "`ok` is none of the others. `counts` are those of what the search finds. A `page` beyond the last answers the last.",
  security: needsKey("viewer"),
  request: {
    query: z.object({
      search: z.string().max(200).default(""),
      filter: z.enum(fleetFilters).optional(),
      page: z.coerce.number().int().min(1).default(1),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: {
      description: "A page of the fleet",
      content: {
        "application/json": {
          schema: z
            .object({
              hospitals: z.array(FleetRowView),
              total: count,
              page: z.int().positive(),
              pages: z.int().positive(),
              counts: z.object({
                all: count,
                attention: count,
                running: count,
                on_hold: count,
                failed: count,
                ok: count,
              }),
            })
            .meta({ id: "FleetPage" }),
        },
      },
    },
    ...problemResponses("sign_in_required", "key_refused", "validation_failed"),
  },
});

export function getFleet(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app.openapi(route, async (c) => {
    const { filter = null, ...query } = c.req.valid("query");
    const { rows, ...rest } = granted(await listFleet(services, c.get("caller"), { ...query, filter }));
    return c.json({ hospitals: rows.map(fleetRowView), ...rest }, 200);
  });
}
