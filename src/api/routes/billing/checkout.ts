import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { GatewayName } from "../../../domain/subscriptions.ts";
import { CheckoutRequest, openCheckout, openPortal } from "../../../services/billing/checkout.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { granted, problemResponses } from "../../problem.ts";
import { IdParam, needsKey } from "../shared.ts";

const refusals = ["sign_in_required", "key_refused", "role_missing", "hospital_not_found"] as const;
const ofGateway = ["gateway_refused", "gateway_rate_limited", "gateway_unavailable"] as const;

const checkoutRoute = createRoute({
  method: "post",
  path: "/api/v1/hospitals/{id}/checkout",
  tags: ["Payments"],
  summary: "Open a page on which the hospital subscribes to its plan",
  description:
    "For the browser that signed it up, and for operators. `url` is null where the service takes the payment itself (`POST /process-payment`).",
  security: needsKey("operator"),
  request: {
    params: IdParam,
    body: {
      required: true,
      content: { "application/json": { schema: CheckoutRequest.meta({ id: "CheckoutRequest", example: {} }) } },
    },
  },
  responses: {
    201: {
      description: "Opened",
      content: {
        "application/json": {
          schema: z
            .object({ gateway: GatewayName, id: z.string(), url: z.string().nullable() })
            .meta({ id: "Checkout" }),
        },
      },
    },
    ...problemResponses(
      "body_not_json",
      "validation_failed",
      ...refusals,
      "hospital_state_conflict",
      "target_mismatch",
      "already_subscribed",
      "price_not_configured",
      ...ofGateway,
    ),
  },
});

const portalRoute = createRoute({
  method: "post",
  path: "/api/v1/hospitals/{id}/billing-portal",
  tags: ["Payments"],
  summary: "Open a page on which the hospital changes its card and plan, sees its invoices and cancels",
  description: "For the browser that signed it up, and for operators.",
  security: needsKey("operator"),
  request: { params: IdParam },
  responses: {
    201: {
      description: "Opened",
      content: { "application/json": { schema: z.object({ url: z.string() }).meta({ id: "BillingPortal" }) } },
    },
    ...problemResponses(...refusals, "not_subscribed", "portal_not_offered", ...ofGateway),
  },
});

export function postCheckout(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  return app
    .openapi(checkoutRoute, async (c) => {
      const { id } = c.req.valid("param");
      const { gateway, ...checkout } = granted(await openCheckout(services, c.get("caller"), id, c.req.valid("json")));
      return c.json({ gateway, id: checkout.id, url: checkout.url }, 201);
    })
    .openapi(portalRoute, async (c) => {
      const { url } = granted(await openPortal(services, c.get("caller"), c.req.valid("param").id));
      return c.json({ url }, 201);
    });
}
