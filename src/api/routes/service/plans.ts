import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { currencies, planNames, plans } from "../../../domain/plans.ts";
import { retiredTierPrices, tierPrices, tierPricesAsOf } from "../../../domain/tier-prices.ts";
import { RetiredTier, Tier, tiers, tierThatReplaces } from "../../../domain/tiers.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";

const Catalogue = z
  .object({
    prices_as_of: z.string(),
    payment: z.enum(["test-card", "checkout"]).meta({
      description: "How hospitals pay here: with a test card at /process-payment, or on a page of the gateway.",
    }),
    plans: z.array(
      z.object({
        name: z.enum(planNames),
        start_tier: Tier,
        allowed_tiers: z.array(Tier),
        price_cents_a_month: z.record(z.enum(currencies), z.int()),
      }),
    ),
    tiers: z.array(
      z.object({
        name: z.union([Tier, RetiredTier]),
        retired: z.boolean(),
        replaced_by: Tier.nullable(),
        today_cents_a_month: z.int().nullable(),
        guide_cents_a_month: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: "Catalogue" });

const route = createRoute({
  method: "get",
  path: "/api/v1/plans",
  tags: ["Plans"],
  summary: "Plans, tiers and prices",
  description: "Open to everybody. Tier prices are Atlas' in USD, as estimates of the day named.",
  responses: { 200: { description: "The catalogue", content: { "application/json": { schema: Catalogue } } } },
});

const catalogue: Omit<z.infer<typeof Catalogue>, "payment"> = {
  prices_as_of: tierPricesAsOf,
  plans: planNames.map((name) => ({
    name,
    start_tier: plans[name].startTier,
    allowed_tiers: [...plans[name].allowedTiers],
    price_cents_a_month: plans[name].priceCents,
  })),
  tiers: [
    ...tiers.map((name) => ({
      name,
      retired: false,
      replaced_by: null,
      today_cents_a_month: tierPrices[name].todayCents,
      guide_cents_a_month: tierPrices[name].guideCents,
    })),
    ...RetiredTier.options.map((name) => ({
      name,
      retired: true,
      replaced_by: tierThatReplaces[name],
      today_cents_a_month: null,
      guide_cents_a_month: retiredTierPrices[name].guideCents,
    })),
  ],
};

export function getPlans(app: OpenAPIHono<ApiEnv>, { services }: ApiDeps) {
  const payment = services.billing.gateway.name === "test-card" ? "test-card" : "checkout";
  return app.openapi(route, (c) => c.json({ ...catalogue, payment }, 200));
}
