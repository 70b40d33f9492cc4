import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/main/config.ts";

const stripe = {
  STRIPE_SECRET_KEY: "sk_test_canary",
  STRIPE_WEBHOOK_SECRET: "whsec_one, whsec_two",
  STRIPE_PRICES_PROFESSIONAL: "price_new,price_old",
};

function read(environment: Record<string, string>) {
  return readConfig(environment, "/nowhere/.env");
}

describe("who takes the money", () => {
  test("is the test card without Stripe's variables, and data are kept ninety days", () => {
    expect(read({})).toMatchObject({
      billing: { kind: "test-card" },
      publicUrl: "http://127.0.0.1:3000",
      retentionMs: 90 * 86_400_000,
    });
  });

  test("is Stripe with its variables, in the mode of the key", () => {
    const prices = { starter: [], professional: ["price_new", "price_old"], enterprise: [] };
    const webhookSecrets = ["whsec_one", "whsec_two"];
    expect(read(stripe).billing).toMatchObject({ kind: "stripe", liveMode: false, webhookSecrets, prices });
    expect(read({ ...stripe, STRIPE_SECRET_KEY: "rk_live_abc" }).billing).toMatchObject({ liveMode: true });
  });

  test.each([
    ["a key alone", { STRIPE_SECRET_KEY: "sk_test_canary" }, "STRIPE_WEBHOOK_SECRET"],
    ["an address alone", { STRIPE_API_URL: "http://127.0.0.1:1" }, "STRIPE_SECRET_KEY"],
    ["no price", { ...stripe, STRIPE_PRICES_PROFESSIONAL: "" }, "STRIPE_PRICES_STARTER"],
    ["a publishable key", { ...stripe, STRIPE_SECRET_KEY: "pk_test_canary" }, "sk_live_"],
    ["three secrets", { ...stripe, STRIPE_WEBHOOK_SECRET: "whsec_a,whsec_b,whsec_c" }, "whsec_"],
    ["no secret", { ...stripe, STRIPE_WEBHOOK_SECRET: "canary" }, "whsec_"],
    ["a product for a price", { ...stripe, STRIPE_PRICES_STARTER: "prod_a" }, "price_"],
    ["a price for two plans", { ...stripe, STRIPE_PRICES_STARTER: "price_old" }, "two plans"],
    ["another address", { ...stripe, STRIPE_API_URL: "http://stripe.example" }, "127.0.0.1"],
  ])("is refused with %s, without the values", (_, environment, word) => {
    expect(() => read(environment)).toThrow(word);
    expect(() => read(environment)).not.toThrow("canary");
  });
});
