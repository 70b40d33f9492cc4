import { z } from "zod";
import { isStandInUrl } from "../billing/stripe/api-url.ts";
import type { StripePrices } from "../billing/stripe/context.ts";
import { isLiveKey, isStripeKey } from "../billing/stripe/mode.ts";
import { type PlanName, planNames } from "../domain/plans.ts";

const dayMs = 86_400_000;
const maxWebhookSecrets = 2;

/** The variables that say who takes the money, and where the browser finds this service. */
export const BillingEnvironment = z.object({
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().transform(listOf).optional(),
  STRIPE_PRICES_STARTER: z.string().transform(listOf).optional(),
  STRIPE_PRICES_PROFESSIONAL: z.string().transform(listOf).optional(),
  STRIPE_PRICES_ENTERPRISE: z.string().transform(listOf).optional(),
  STRIPE_API_URL: z.string().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "such as https://operator.example.com" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).default(90),
});
export type BillingEnvironment = z.infer<typeof BillingEnvironment>;

export type StripeConfig = {
  readonly kind: "stripe";
  readonly secretKey: string;
  /** One, or two during a rotation. */
  readonly webhookSecrets: readonly string[];
  readonly liveMode: boolean;
  readonly prices: StripePrices;
  /** A stand-in of tests; undefined: Stripe. */
  readonly apiUrl?: string;
};
export type BillingConfig = StripeConfig | { readonly kind: "test-card" };

/** All of Stripe's variables mean Stripe, none the test card; call `billingProblems` first. */
export function billingOf(env: BillingEnvironment): BillingConfig {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_API_URL: apiUrl } = env;
  if (secretKey === undefined) return { kind: "test-card" };
  return {
    kind: "stripe",
    secretKey,
    webhookSecrets: env.STRIPE_WEBHOOK_SECRET ?? [],
    liveMode: isLiveKey(secretKey),
    prices: pricesOf(env),
    ...(apiUrl !== undefined && { apiUrl }),
  };
}

/** What is wrong with the variables together, without their values; empty if nothing is. */
export function billingProblems(env: BillingEnvironment): string[] {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecrets } = env;
  const prices = Object.values(pricesOf(env)).flat();
  const given = Object.entries(env).filter(([name, value]) => name.startsWith("STRIPE_") && value !== undefined);
  if (given.length === 0) return [];
  const missing = [
    ...(secretKey === undefined ? ["STRIPE_SECRET_KEY"] : []),
    ...(webhookSecrets === undefined ? ["STRIPE_WEBHOOK_SECRET"] : []),
    ...(prices.length === 0 ? planNames.map(priceVariable) : []),
  ];
  if (missing.length > 0) {
    return [
      `${missing.join(" and ")}: missing, while other variables of Stripe are set. Set the secret key, the webhook secret and the prices of every plan that is sold, or none for the test card.`,
    ];
  }
  return [
    ...(isStripeKey(secretKey ?? "")
      ? []
      : ["STRIPE_SECRET_KEY: begins with sk_live_, sk_test_, rk_live_ or rk_test_."]),
    ...secretProblems(webhookSecrets ?? []),
    ...priceProblems(prices),
    ...(env.STRIPE_API_URL === undefined || isStandInUrl(env.STRIPE_API_URL)
      ? []
      : ["STRIPE_API_URL: only a stand-in on http://127.0.0.1 is allowed. Leave it out for Stripe."]),
  ];
}

/** Where browsers reach this service, without a slash at the end. */
export function publicUrlOf(env: BillingEnvironment, host: string, port: number): string {
  return env.PUBLIC_URL ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** How long a hospital's data are kept at least after its subscription ended. */
export function retentionMsOf(env: BillingEnvironment): number {
  return env.RETENTION_DAYS * dayMs;
}

function pricesOf(env: BillingEnvironment): StripePrices {
  return {
    starter: env.STRIPE_PRICES_STARTER ?? [],
    professional: env.STRIPE_PRICES_PROFESSIONAL ?? [],
    enterprise: env.STRIPE_PRICES_ENTERPRISE ?? [],
  };
}

function priceVariable(plan: PlanName): string {
  return `STRIPE_PRICES_${plan.toUpperCase()}`;
}

function secretProblems(secrets: readonly string[]): string[] {
  return secrets.length <= maxWebhookSecrets && secrets.every((secret) => /^whsec_\w+$/.test(secret))
    ? []
    : ["STRIPE_WEBHOOK_SECRET: one signing secret that begins with whsec_, or two with a comma during a rotation."];
}

function priceProblems(prices: readonly string[]): string[] {
  return [
    ...(prices.every((price) => /^price_\w+$/.test(price)) ? [] : ["STRIPE_PRICES_…: ids that begin with price_."]),
    ...(new Set(prices).size === prices.length ? [] : ["STRIPE_PRICES_…: one price stands for two plans."]),
  ];
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
