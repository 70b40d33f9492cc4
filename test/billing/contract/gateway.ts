import { expect, test } from "vitest";
import type { CheckoutOrder, PaymentGateway } from "../../../src/billing/port.ts";
import type { HospitalId } from "../../../src/domain/hospitals.ts";

export type GatewayUnderTest = {
  readonly gateway: PaymentGateway;
  /** A hospital that signed up for the professional plan. */
  readonly hospitalId: HospitalId;
  /** Has the hospital finish its checkout; answers the subscription's id. */
  readonly pay: (checkoutId: string) => Promise<string>;
};

/** What every gateway holds to; `start` makes one of its own for each test. */
export function holdsGatewayContract(start: () => Promise<GatewayUnderTest>): void {
  const order = (hospitalId: HospitalId): CheckoutOrder => ({
    hospitalId,
    name: "Test Hospital",
    email: "test@hospital.com",
    plan: "professional",
    currency: "USD",
    customerId: null,
    returnUrl: "http://127.0.0.1:3000/",
  });

  test("the same order again is the same checkout, also when both come at once", async () => {
    const { gateway, hospitalId } = await start();
    const [first, second] = await Promise.all([
      gateway.checkout(order(hospitalId)),
      gateway.checkout(order(hospitalId)),
    ]);
    expect(first).toMatchObject({ ok: true, value: { id: expect.any(String) } });
    expect(second).toEqual(first);
    expect(await gateway.checkout(order(hospitalId))).toEqual(first);
  });

  test("a paid checkout is a live subscription of that hospital, plan and price", async () => {
    const { gateway, hospitalId, pay } = await start();
    const opened = await gateway.checkout(order(hospitalId));
    const id = await pay(opened.ok ? opened.value.id : "");
    expect(await gateway.subscription(id)).toMatchObject({
      ok: true,
      value: {
        id,
        gateway: gateway.name,
        hospitalId,
        status: "active",
        plan: "professional",
        priceCents: 19_900,
        currency: "USD",
        cancelAtPeriodEnd: false,
        isPaid: true,
        upcoming: null,
        endedAt: null,
      },
    });
  });

  test("what there is not is null or empty, and no problem", async () => {
    const { gateway } = await start();
    const nothing = { chargeId: "ch_none", paymentIntentId: "pi_none", invoiceId: null, customerId: null };
    expect(await gateway.subscription("sub_none")).toEqual({ ok: true, value: null });
    expect(await gateway.subscriptionOf(nothing)).toEqual({ ok: true, value: null });
    expect(await gateway.invoices("sub_none")).toEqual({ ok: true, value: [] });
    expect(await gateway.subscriptions()).toEqual({ ok: true, value: [] });
  });
}
