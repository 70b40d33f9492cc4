import { webhookSecret } from "../billing/fake-stripe.ts";
import { standInKey } from "./stand-in.ts";
import { standInPrices } from "./world.ts";

/** What makes a service of its own process take its payments at the stand-in. */
export function stripeEnvironment(url: string): Readonly<Record<string, string>> {
  return {
    STRIPE_API_URL: url,
    STRIPE_SECRET_KEY: standInKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_PRICES_STARTER: standInPrices.starter[0],
    STRIPE_PRICES_PROFESSIONAL: standInPrices.professional[0],
    STRIPE_PRICES_ENTERPRISE: standInPrices.enterprise[0],
    PUBLIC_URL: "http://127.0.0.1",
  };
}
