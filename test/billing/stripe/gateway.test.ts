import { describe, expect, test } from "vitest";
import type { CheckoutOrder } from "../../../src/billing/port.ts";
import { createStripeGateway } from "../../../src/billing/stripe/gateway.ts";
import { systemClock } from "../../../src/foundation/clock.ts";
import { someHospital } from "../../support/some-hospital.ts";
import type { HttpFault } from "../../support/stripe/http-faults.ts";
import { standInKey, startStripeStandIn } from "../../support/stripe/index.ts";
import { standInPrices } from "../../support/stripe/world.ts";

const order: CheckoutOrder = {
  hospitalId: someHospital().id,
  name: "Test Hospital",
  email: "test@hospital.com",
  plan: "professional",
  currency: "USD",
  customerId: null,
  returnUrl: "http://127.0.0.1:3000/",
};

async function start({ retries = 0, secretKey = standInKey, timeoutMs = 5_000 } = {}) {
  const stripe = await startStripeStandIn();
  const access = { secretKey, apiUrl: stripe.url, retries, timeoutMs };
  return { ...stripe, gateway: createStripeGateway({ ...access, prices: standInPrices, clock: systemClock }) };
}

async function paid() {
  const started = await start();
  const opened = await started.gateway.checkout(order);
  return { ...started, made: started.actions.complete(opened.ok ? opened.value.id : "") };
}

describe("an answer of Stripe that is an error", () => {
  test.each<[HttpFault, string, boolean]>([
    ["429", "gateway_rate_limited", true],
    ["500", "gateway_unavailable", true],
    ["reset", "gateway_unavailable", true],
    ["slow", "gateway_unavailable", true],
  ])("(%s) is the problem %s", async (fault, code, retryable) => {
    const { gateway, failNext } = await start({ timeoutMs: fault === "slow" ? 100 : 5_000 });
    // The library asks once more by itself when a connection was closed.
    failNext(fault, fault);
    const asked = await gateway.subscription("sub_1");
    expect(asked).toMatchObject({ ok: false, problem: { code, retryable } });
    expect(JSON.stringify(asked)).not.toContain(standInKey);
  });

  test("(a wrong key) is refused for good, and no words hold the key", async () => {
    const { gateway } = await start({ secretKey: "sk_test_canary0of0another0key" });
    const asked = await gateway.checkout(order);
    expect(asked).toMatchObject({ ok: false, problem: { code: "gateway_refused", retryable: false } });
    expect(JSON.stringify(asked)).not.toContain("canary");
  });

  test("is got over by another attempt that makes no second checkout", async () => {
    const { gateway, failNext, world } = await start({ retries: 2 });
    failNext("500", "reset");
    expect((await gateway.checkout(order)).ok).toBe(true);
    expect(world.all("sessions")).toHaveLength(1);
  });
});

describe("a checkout", () => {
  test("of another plan closes the one before", async () => {
    const { gateway, world } = await start();
    await gateway.checkout(order);
    await gateway.checkout({ ...order, plan: "enterprise" });
    expect(world.all("sessions").map(({ status }) => status)).toEqual(["expired", "open"]);
  });

  test("is not opened a second time once one is paid", async () => {
    const { gateway } = await paid();
    const again = await gateway.checkout({ ...order, plan: "starter" });
    expect(again).toMatchObject({ ok: false, problem: { code: "paid_already" } });
  });
});

describe("a subscription", () => {
  test("is read as it is: due, on another price, paused, over", async () => {
    const { gateway, actions, made } = await paid();
    const read = () => gateway.subscription(made.subscription);
    actions.fail(made.subscription);
    expect(await read()).toMatchObject({ value: { status: "past_due", isPaid: false } });
    actions.pay(made.subscription);
    actions.changePrice(made.subscription, "price_enterprise");
    expect(await read()).toMatchObject({ value: { status: "active", plan: "enterprise", isPaid: true } });
    actions.changePrice(made.subscription, "price_of_a_shop");
    expect(await read()).toMatchObject({ value: { plan: null, priceId: "price_of_a_shop" } });
    actions.pause(made.subscription);
    expect(await read()).toMatchObject({ value: { status: "paused" } });
    actions.cancel(made.subscription);
    expect(await read()).toMatchObject({ value: { status: "canceled", endedAt: expect.any(Date) } });
  });

  test("is found by a charge that was refunded, and its invoice tells how much", async () => {
    const { gateway, actions, made } = await paid();
    actions.refund(made.charge, 5_000);
    const reference = { chargeId: made.charge, paymentIntentId: null, invoiceId: null, customerId: null };
    expect(await gateway.subscriptionOf(reference)).toMatchObject({ ok: true, value: { id: made.subscription } });
    expect(await gateway.invoices(made.subscription)).toMatchObject({
      value: [{ id: made.invoice, status: "paid", paidCents: 19_900, refundedCents: 5_000 }],
    });
    expect(await gateway.portal(made.customer, order.returnUrl)).toMatchObject({ ok: true });
  });
});

test("the secret key is sent to no other address than Stripe's and 127.0.0.1", () => {
  const settings = {
    secretKey: standInKey,
    apiUrl: "http://stripe.example",
    prices: standInPrices,
    clock: systemClock,
  };
  expect(() => createStripeGateway(settings)).toThrow("127.0.0.1 only");
});
