import { describe, expect, test } from "vitest";
import { someInvoice } from "../../../support/billing/fake-stripe.ts";
import { startPayingService, stored, subscribedHospital } from "../../../support/billing/paying-service.ts";
import { aboutInvoice, stripeEvent } from "../../../support/billing/stripe-events.ts";
import { activeHospital, guideCard, ProblemAnswer, payFor, signUp } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

describe("what a hospital pays", () => {
  test("is shown with its invoices, and to keys with what is left after Atlas", async () => {
    const service = await startPayingService(server);
    const { id, cookie, subscription } = await subscribedHospital(service);
    const paid = service.stripe.put(subscription, {});
    service.stripe.bills.set(subscription, [
      someInvoice("in_2", paid, {
        status: "open",
        paidCents: 0,
        paidAt: null,
        createdAt: new Date("2027-01-01T00:00:00Z"),
      }),
      someInvoice("in_1", paid),
    ]);
    await service.hear(stripeEvent("invoice.paid", aboutInvoice("in_1", subscription, id)));
    const { key } = await madeKey(service, "viewer");
    const path = `/api/v1/hospitals/${id}/payments`;
    const shown = await (await service.ask("GET", path, undefined, withKey(key))).json();
    expect(shown).toMatchObject({
      subscription: { status: "active", plan: "professional", price_cents: 19_900, currency: "USD" },
      payments: [
        { id: "in_2", status: "open", paid_cents: 0 },
        { id: "in_1", status: "paid", paid_cents: 19_900, gateway: "stripe" },
      ],
      margin: { plan_price_cents: 19_900, atlas_cost_cents: 0, margin_cents: 19_900, atlas_currency: "USD" },
    });
    const own = await service.ask("GET", path, undefined, { as: "public", headers: { cookie } });
    expect(await own.json()).toMatchObject({ margin: null, payments: [{ id: "in_2" }, { id: "in_1" }] });
    const received = (await service.ledgerOf(id)).filter(({ action }) => action === "payment.received");
    expect(received.map(({ data }) => data.payment)).toEqual(["in_1"]);
  });

  test("by test card is one payment, and its subscription is live", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const shown = await (await service.ask("GET", `/api/v1/hospitals/${id}/payments`)).json();
    expect(shown).toMatchObject({
      subscription: { status: "active", plan: "professional" },
      payments: [{ id: `PAY-${id}`, amount_cents: 19_900, card_last_four: "1111" }],
    });
  });

  test("in another currency than Atlas bills in has no margin that anybody could know", async () => {
    const service = await startPayingService(server);
    const { id } = await subscribedHospital(service, { currency: "EUR", priceCents: 18_500 });
    const shown = await (await service.ask("GET", `/api/v1/hospitals/${id}/payments`)).json();
    expect(shown).toMatchObject({ margin: { plan_price_cents: 18_500, currency: "EUR", margin_cents: null } });
  });
});

describe("a checkout", () => {
  test("is opened by the browser that signed up and by operators, and not for who subscribed already", async () => {
    const service = await startPayingService(server);
    const { id, cookie } = await signUp(service);
    const path = `/api/v1/hospitals/${id}/checkout`;
    const opened = await service.ask("POST", path, {}, { as: "public", headers: { cookie } });
    expect(opened.status).toBe(201);
    expect(await opened.json()).toMatchObject({ gateway: "stripe", url: expect.stringContaining("professional") });
    expect((await service.ask("POST", path, {}, { as: "public" })).status).toBe(401);
    const { key } = await madeKey(service, "viewer");
    expect((await service.ask("POST", path, {}, withKey(key))).status).toBe(403);
    await service.change("sub_a", { hospitalId: id });
    const again = await service.ask("POST", path, {});
    expect(ProblemAnswer.parse(await again.json())).toMatchObject({ status: 409, code: "already_subscribed" });
    const portal = await service.ask("POST", `/api/v1/hospitals/${id}/billing-portal`);
    expect(await portal.json()).toEqual({ url: "https://portal.example/cus_sub_a" });
  });

  test("by test card has no page, and there is no portal", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    const opened = await service.ask("POST", `/api/v1/hospitals/${id}/checkout`, {});
    expect(await opened.json()).toMatchObject({ gateway: "test-card", url: null });
    const portal = await service.ask("POST", `/api/v1/hospitals/${id}/billing-portal`);
    expect(ProblemAnswer.parse(await portal.json()).code).toBe("not_subscribed");
  });

  test("is where payments are sent that come with a card number while Stripe takes them", async () => {
    const service = await startPayingService(server);
    const { id } = await signUp(service);
    const refused = await payFor(service, id);
    expect(ProblemAnswer.parse(await refused.json())).toMatchObject({
      status: 409,
      code: "card_not_taken_here",
      next_step: expect.stringContaining("/checkout"),
    });
    expect((await stored(service, id)).status).toBe("pending_payment");
    expect(service.logged() + (await service.everyDocument())).not.toContain(guideCard);
  });
});

test("a test card's payment survives the death of the till: another process takes it up", async () => {
  const service = await startTestService(server);
  const { id } = await signUp(service);
  const { inbox } = service.repositories;
  const dying = await startTestService(server, {
    sealer: service.services.sealer,
    repositories: { ...service.repositories, inbox: { ...inbox, claim: () => Promise.reject(new Error("killed")) } },
  });
  expect((await payFor(dying, id)).status).toBe(500);
  expect((await service.repositories.inbox.page({}, 5)).map(({ status }) => status)).toEqual(["received"]);
  const paid = await payFor(service, id);
  expect(paid.status).toBe(200);
  expect((await stored(service, id)).status).toBe("active");
});
