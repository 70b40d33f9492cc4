import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type InboxEvent, InboxStatus } from "../../../domain/inbox.ts";
import { listDeliveries, showDelivery } from "../../../services/billing/list-deliveries.ts";
import { ReplayRequest, replayEvent } from "../../../services/billing/replay.ts";
import { hospitalNames } from "../../../services/hospitals/names.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { DeliveryView, deliveryView } from "../../views/delivery.ts";
import { CursorText, cursorText } from "../cursor.ts";
import { LongIdParam, needsKey } from "../shared.ts";

const oneDelivery = { "application/json": { schema: DeliveryView } };

const listRoute = createRoute({
  method: "get",
  path: "/api/v1/deliveries",
  tags: ["Payments"],
  summary: "List what payment gateways delivered",
  description: "Newest first. `next` of a page is the `cursor` of the one after it; null on the last.",
  security: needsKey("viewer"),
  request: {
    query: z.object({
      status: InboxStatus.optional(),
      type: z.string().max(100).optional(),
      hospital: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: CursorText.optional().meta({ type: "string" }),
    }),
  },
  responses: {
    200: {
      description: "A page of deliveries",
      content: {
        "application/json": {
          schema: z
            .object({ deliveries: z.array(DeliveryView), next: z.string().nullable() })
            .meta({ id: "DeliveryPage" }),
        },
      },
    },
    ...problemResponses("sign_in_required", "key_refused", "validation_failed"),
  },
});

const showRoute = createRoute({
  method: "get",
  path: "/api/v1/deliveries/{id}",
  tags: ["Payments"],
  summary: "Show a delivery",
  security: needsKey("viewer"),
  request: { params: LongIdParam },
  responses: {
    200: { description: "The delivery", content: oneDelivery },
    ...problemResponses("sign_in_required", "key_refused", "delivery_not_found"),
  },
});

const replayRoute = createRoute({
  method: "post",
  path: "/api/v1/deliveries/{id}/replay",
  tags: ["Payments"],
  summary: "Have a delivery handled once more",
  description: "By the same way as the first time, whatever became of it. Who wanted it and why is in the ledger.",
  security: needsKey("operator"),
  request: {
    params: LongIdParam,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: ReplayRequest.meta({ id: "ReplayRequest", example: { reason: "The price is configured now" } }),
        },
      },
    },
  },
  responses: {
    202: { description: "It waits to be handled", content: oneDelivery },
    ...problemResponses(
      "body_not_json",
      "validation_failed",
      "sign_in_required",
      "key_refused",
      "role_missing",
      "delivery_not_found",
    ),
  },
});

export function getDeliveries(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  const view = async (event: InboxEvent) => deliveryView(event, await hospitalNames(services, [event.hospitalId]));
  return app
    .openapi(listRoute, async (c) => {
      const { status, type, hospital, limit, cursor } = c.req.valid("query");
      const filter = {
        ...(status && { status }),
        ...(type !== undefined && { type }),
        ...(hospital !== undefined && { hospitalId: hospital }),
      };
      const after = cursor && { receivedAt: cursor.at, id: cursor.id };
      const { deliveries, next } = granted(
        await listDeliveries(services, c.get("caller"), filter, { limit, ...(after && { after }) }),
      );
      const place = next && cursorText({ at: next.receivedAt, id: next.id });
      const names = await hospitalNames(
        services,
        deliveries.map(({ hospitalId }) => hospitalId),
      );
      return c.json({ deliveries: deliveries.map((event) => deliveryView(event, names)), next: place }, 200);
    })
    .openapi(showRoute, async (c) => {
      return c.json(await view(granted(await showDelivery(services, c.get("caller"), c.req.valid("param").id))), 200);
    })
    .openapi(replayRoute, async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await view(granted(await replayEvent(services, c.get("caller"), id, c.req.valid("json")))), 202);
    });
}
