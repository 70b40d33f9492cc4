import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { receiveStripeWebhook } from "../../../services/billing/receive-webhook.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { type ApiProblem, answerProblem, problemResponses } from "../../problem.ts";

const largestBytes = 512 * 1024;

const tooLarge: ApiProblem = {
  code: "body_too_large",
  message: "The event is larger than 512 KiB.",
  nextStep: "Only Stripe calls this address, and its events are smaller.",
  retryable: false,
};

const Received = z.object({ received: z.literal(true), duplicate: z.boolean() }).meta({ id: "WebhookAnswer" });

const route = createRoute({
  method: "post",
  path: "/webhooks/stripe",
  tags: ["Payments"],
  summary: "Where Stripe delivers its events",
  description:
    "Signed by Stripe over the raw body (`Stripe-Signature`). Answers 200 as soon as the event is durable; what follows from it is done afterwards, once, however often and in whichever order events come.",
  request: { headers: z.object({ "stripe-signature": z.string().optional() }) },
  responses: {
    200: { description: "Durable", content: { "application/json": { schema: Received } } },
    ...problemResponses(
      "signature_missing",
      "signature_wrong",
      "signature_old",
      "wrong_mode",
      "event_unreadable",
      "stripe_not_configured",
      "body_too_large",
    ),
  },
});

/** Before everything that looks at keys, cookies or bodies: the bytes are proof, and nobody is signed in. */
export function postStripeWebhook(app: OpenAPIHono<ApiEnv>, { services, metrics }: ApiDeps): void {
  app.use(route.path, bodyLimit({ maxSize: largestBytes, onError: (c) => answerProblem(c, tooLarge) }));
  app.openapi(route, async (c) => {
    const received = await receiveStripeWebhook(services, await c.req.text(), c.req.header("stripe-signature"));
    if (!received.ok) {
      metrics.countWebhook(received.problem.code);
      return answerProblem(c, received.problem) as never;
    }
    const duplicate = !received.value.isNew;
    metrics.countWebhook(duplicate ? "duplicate" : "accepted");
    return c.json({ received: true as const, duplicate }, 200);
  });
}
