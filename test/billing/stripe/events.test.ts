import { describe, expect, test } from "vitest";
import { eventOf } from "../../../src/billing/event-of.ts";
import { createStripeGateway } from "../../../src/billing/stripe/gateway.ts";
import { systemClock } from "../../../src/foundation/clock.ts";
import { aboutInvoice, aboutSubscription, stripeEvent } from "../../support/billing/stripe-events.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { standInKey, startStripeStandIn } from "../../support/stripe/index.ts";
import { standInPrices } from "../../support/stripe/world.ts";

const { id: hospitalId } = someHospital();

function read(json: string) {
  const envelope = eventOf("stripe", json);
  if (!envelope.ok) throw new Error(envelope.problem.code);
  return envelope.value;
}

async function opened() {
  const { url, actions, events } = await startStripeStandIn();
  const access = { secretKey: standInKey, apiUrl: url };
  const gateway = createStripeGateway({ ...access, prices: standInPrices, clock: systemClock });
  const checkout = await gateway.checkout({
    hospitalId,
    name: "Test Hospital",
    email: "test@hospital.com",
    plan: "professional",
    currency: "USD",
    customerId: null,
    returnUrl: "http://127.0.0.1:3000/",
  });
  const session = checkout.ok ? checkout.value.id : "";
  return { actions, session, told: () => events.map((json) => read(json).event) };
}

describe("what Stripe tells", () => {
  test("of a paid checkout is about its subscription and hospital, in each of the messages", async () => {
    const { actions, session, told } = await opened();
    const { subscription } = actions.complete(session);
    expect(told()).toMatchObject(
      ["created", "updated", "invoice_paid", "checkout_paid"].map((news) => {
        return { kind: "subscription", news, subscriptionId: subscription, hospitalHint: hospitalId };
      }),
    );
  });

  test("of a checkout whose payment is on the way is no payment, until that has arrived", async () => {
    const { actions, session, told } = await opened();
    actions.completeLater(session);
    expect(told().at(-1)).toMatchObject({ news: "checkout_waiting", checkoutId: session });
    actions.arrive(session, false);
    expect(told().at(-1)).toMatchObject({ news: "checkout_failed", checkoutId: session });
    actions.arrive(session, true);
    expect(told().at(-1)).toMatchObject({ news: "checkout_paid", checkoutId: session });
  });

  test("of failed payments, changes and the end is about the subscription", async () => {
    const { actions, session, told } = await opened();
    const { subscription } = actions.complete(session);
    const news = (act: () => unknown) => {
      const before = told().length;
      act();
      return told()
        .slice(before)
        .map((event) => (event.kind === "subscription" && event.subscriptionId === subscription ? event.news : event));
    };
    expect(news(() => actions.fail(subscription))).toEqual(["updated", "invoice_failed"]);
    expect(news(() => actions.requireAction(subscription))).toContain("invoice_action_required");
    expect(news(() => actions.changePriceLater(subscription, "price_starter"))).toEqual(["updated", "updated"]);
    expect(news(() => actions.cancel(subscription))).toEqual(["deleted"]);
  });

  test("of money that went back, or may, names the charge and how much", async () => {
    const { actions, session, told } = await opened();
    const { charge, customer } = actions.complete(session);
    const reference = { chargeId: charge, paymentIntentId: expect.stringMatching(/^pi_/) };
    const money = { amountCents: 5_000, currency: "USD" };
    actions.refund(charge, 5_000);
    expect(told().at(-1)).toMatchObject({ kind: "refund", ...money, paidCents: 19_900, isFull: false });
    expect(told().at(-1)).toMatchObject({ reference: { ...reference, customerId: customer } });
    const dispute = actions.dispute(charge);
    expect(told().at(-1)).toMatchObject({ kind: "dispute_opened", disputeId: dispute.id, reference });
    actions.closeDispute(dispute, "lost");
    expect(told().at(-1)).toMatchObject({ kind: "dispute_closed", status: "lost", amountCents: 19_900 });
    actions.warnOfFraud(charge);
    expect(told().at(-1)).toMatchObject({ kind: "fraud_warning", fraudType: "made_with_stolen_card", reference });
  });

  test.each([
    ["customer.subscription.paused", "paused"],
    ["customer.subscription.resumed", "resumed"],
    ["customer.subscription.pending_update_expired", "updated"],
  ])("by %s is heard as %s", (type, news) => {
    const about = aboutSubscription("sub_1", hospitalId);
    expect(read(stripeEvent(type, about)).event).toMatchObject({ news, subscriptionId: "sub_1" });
  });

  test.each([
    ["another type", stripeEvent("customer.created", { id: "cus_1" })],
    ["a name that every object has", stripeEvent("constructor", { id: "x" })],
    ["an invoice without a subscription", stripeEvent("invoice.paid", { id: "in_1", parent: null })],
    ["a connected account", stripeEvent("invoice.paid", aboutInvoice("in_1", "sub_1", null), { account: "acct_1" })],
  ])("about %s is kept, and nothing follows from it", (_, json) => {
    expect(read(json).event.kind).toBe("other");
  });

  test.each([
    ["no JSON", "{"],
    ["no event", "{}"],
    ["a thin event", JSON.stringify({ id: "evt_1", object: "v2.core.event", type: "invoice.paid" })],
    ["an object of another shape", stripeEvent("charge.refunded", { id: "ch_1" })],
  ])("that is %s can't be read", (_, json) => {
    expect(eventOf("stripe", json)).toMatchObject({ problem: { code: "event_unreadable", retryable: false } });
  });

  test("in a version of the API that nobody knows yet is read", () => {
    const json = stripeEvent("customer.subscription.updated", aboutSubscription("sub_1", null), {
      api_version: "2030",
    });
    expect(read(json)).toMatchObject({ apiVersion: "2030", event: { kind: "subscription" } });
  });
});

describe("the version of what is told", () => {
  const created = { created: 1_780_000_000 };
  const version = (object: Record<string, unknown>, previous: Record<string, unknown>) =>
    read(
      stripeEvent("customer.subscription.updated", aboutSubscription("sub_1", null, object), {
        ...created,
        data: { object: aboutSubscription("sub_1", null, object), previous_attributes: previous },
      }),
    ).version;

  test("is the same in two messages of one change, in whatever order their members stand", () => {
    expect(version({ status: "active", a: 1 }, { status: "past_due" })).toBe(
      version({ a: 1, status: "active" }, { status: "past_due" }),
    );
  });

  test("is another when the same state was come to from another one, in the same second", () => {
    expect(version({ status: "active" }, { status: "past_due" })).not.toBe(
      version({ status: "active" }, { status: "paused" }),
    );
  });
});
