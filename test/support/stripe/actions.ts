import type { StripeObject, World } from "./world.ts";

const monthSeconds = 30 * 86_400;

/** What happens at Stripe. Each tells what it did by `emit`, as Stripe does, and answers what it was done to. */
export type StripeActions = ReturnType<typeof stripeActions>;
type Emit = (type: string, object: StripeObject, previous?: Record<string, unknown>) => void;

export function stripeActions(world: World, emit: Emit) {
  const known = (kind: Parameters<World["find"]>[0], id: string): StripeObject => {
    const found = world.find(kind, id);
    if (!found) throw new Error(`the stand-in has no ${id} among its ${kind}`);
    return found;
  };
  const update = (id: string, fields: Record<string, unknown>, type = "customer.subscription.updated") => {
    const before = known("subscriptions", id);
    const after = world.put("subscriptions", id, fields);
    emit(type, after, Object.fromEntries(Object.keys(fields).map((field) => [field, before[field]])));
    return after;
  };
  const bill = (subscription: StripeObject, isPaid: boolean) => {
    const { invoice, charge } = makeInvoice(world, subscription, isPaid);
    update(subscription.id, { latest_invoice: invoice.id, status: isPaid ? "active" : "past_due" });
    emit(isPaid ? "invoice.paid" : "invoice.payment_failed", invoice);
    return { invoice, charge };
  };
  const subscribe = (sessionId: string) => {
    const session = known("sessions", sessionId);
    if (session.status !== "open") throw new Error(`${sessionId} is ${String(session.status)}`);
    const made = makeSubscription(world, session);
    emit("customer.subscription.created", made);
    return made;
  };
  const finish = (sessionId: string, made: StripeObject, fields: Record<string, unknown>, type: string) => {
    const links = { customer: made.customer, subscription: made.id };
    emit(type, world.put("sessions", sessionId, { status: "complete", url: null, ...links, ...fields }));
  };
  return {
    /** Pays a checkout: a subscription, a paid invoice and a charge come to be. */
    complete: (sessionId: string) => {
      const made = subscribe(sessionId);
      const { invoice, charge } = bill(made, true);
      finish(sessionId, made, { payment_status: "paid", invoice: invoice.id }, "checkout.session.completed");
      return { subscription: made.id, customer: String(made.customer), invoice: invoice.id, charge: charge?.id ?? "" };
    },
    /** Finishes a checkout with a payment that takes days. */
    completeLater: (sessionId: string) => {
      const made = subscribe(sessionId);
      finish(sessionId, made, { payment_status: "unpaid" }, "checkout.session.completed");
      return { subscription: made.id };
    },
    /** That payment arrives, or does not. */
    arrive: (sessionId: string, isPaid: boolean) => {
      const made = known("subscriptions", String(known("sessions", sessionId).subscription));
      if (!isPaid) return finish(sessionId, made, {}, "checkout.session.async_payment_failed");
      const { invoice } = bill(made, true);
      const paid = { payment_status: "paid", invoice: invoice.id };
      return finish(sessionId, made, paid, "checkout.session.async_payment_succeeded");
    },
    /** A day has passed: nobody can pay it any more. */
    expire: (sessionId: string) => {
      emit("checkout.session.expired", world.put("sessions", sessionId, { status: "expired", url: null }));
    },
    /** The next invoice is paid. */
    pay: (subscription: string) => bill(known("subscriptions", subscription), true),
    /** The payment of the next invoice fails. */
    fail: (subscription: string) => bill(known("subscriptions", subscription), false),
    changePrice: (subscription: string, price: string) => {
      const { items } = known("subscriptions", subscription);
      return update(subscription, { items: withPrice(items, known("prices", price)) });
    },
    /** The bank wants to hear from the customer before it pays the next invoice. */
    requireAction: (subscription: string) => {
      const { invoice } = bill(known("subscriptions", subscription), false);
      emit("invoice.payment_action_required", invoice);
    },
    /** Another price from the end of the period on, as the portal does it: by a schedule. */
    changePriceLater: (subscription: string, price: string) => {
      const { items } = known("subscriptions", subscription);
      const { current_period_end: end, price: present } = itemIn(items);
      const phase = (of: string, from: number) => ({ start_date: from, items: [{ price: of, quantity: 1 }] });
      const phases = [phase(present.id, end - monthSeconds), phase(price, end)];
      const schedule = { id: world.newId("sub_sched"), object: "subscription_schedule", phases, subscription };
      emit("subscription_schedule.created", schedule);
      return update(subscription, { schedule });
    },
    cancelAtPeriodEnd: (subscription: string) => update(subscription, { cancel_at_period_end: true }),
    cancel: (subscription: string) =>
      update(subscription, { status: "canceled", ended_at: world.nowSeconds() }, "customer.subscription.deleted"),
    pause: (subscription: string) => update(subscription, { pause_collection: { behavior: "void" } }),
    resume: (subscription: string) => update(subscription, { pause_collection: null }),
    refund: (charge: string, amountCents: number) => {
      const { amount } = known("charges", charge);
      const fields = { amount_refunded: amountCents, refunded: amountCents === amount };
      emit("charge.refunded", world.put("charges", charge, fields));
    },
    dispute: (charge: string) => {
      const dispute = disputeOf(known("charges", charge), world.newId("du"));
      emit("charge.dispute.created", { ...dispute, status: "needs_response" });
      return dispute;
    },
    closeDispute: (dispute: StripeObject, status: "won" | "lost") =>
      emit("charge.dispute.closed", { ...dispute, status }),
    warnOfFraud: (charge: string) => {
      const { payment_intent } = known("charges", charge);
      const links = { charge, payment_intent, fraud_type: "made_with_stolen_card" };
      emit("radar.early_fraud_warning.created", {
        id: world.newId("issfr"),
        object: "radar.early_fraud_warning",
        ...links,
      });
    },
  };
}

function makeSubscription(world: World, session: StripeObject): StripeObject {
  const now = world.nowSeconds();
  return world.put("subscriptions", world.newId("sub"), {
    object: "subscription",
    status: "incomplete",
    customer: session.customer ?? world.newId("cus"),
    metadata: { hospital_id: session.hospital_of_subscription },
    currency: session.currency,
    created: now,
    ended_at: null,
    cancel_at: null,
    cancel_at_period_end: false,
    pause_collection: null,
    items: {
      object: "list",
      data: [
        {
          id: world.newId("si"),
          current_period_end: now + monthSeconds,
          quantity: 1,
          price: world.find("prices", String(session.ordered_price)),
        },
      ],
    },
    latest_invoice: null,
    schedule: null,
  });
}

function withPrice(items: unknown, price: StripeObject): unknown {
  if (typeof items !== "object" || items === null || !("data" in items) || !Array.isArray(items.data)) return items;
  return { ...items, data: items.data.map((item: Record<string, unknown>) => ({ ...item, price })) };
}

function makeInvoice(world: World, subscription: StripeObject, isPaid: boolean) {
  const now = world.nowSeconds();
  const { currency, customer, metadata } = subscription;
  const total = priceOf(subscription);
  const intent = world.newId("pi");
  const invoice = world.put("invoices", world.newId("in"), {
    object: "invoice",
    status: isPaid ? "paid" : "open",
    customer,
    currency,
    total,
    amount_paid: isPaid ? total : 0,
    period_start: now,
    period_end: now + monthSeconds,
    created: now,
    status_transitions: { paid_at: isPaid ? now : null },
    parent: { subscription_details: { subscription: subscription.id, metadata } },
    payments: { object: "list", data: [{ payment: { payment_intent: intent, charge: null } }] },
    intent_of_invoice: intent,
    subscription_of_invoice: subscription.id,
  });
  if (!isPaid) return { invoice, charge: null };
  const charge = world.put("charges", world.newId("ch"), {
    object: "charge",
    amount: total,
    amount_refunded: 0,
    refunded: false,
    currency,
    customer,
    payment_intent: intent,
  });
  return { invoice, charge };
}

function disputeOf({ id: charge, amount, currency, payment_intent }: StripeObject, id: string): StripeObject {
  return { id, object: "dispute", reason: "fraudulent", charge, payment_intent, amount, currency };
}

function itemIn(items: unknown): Item {
  return (items as { data: [Item] }).data[0];
}

function priceOf({ items, currency }: StripeObject): number {
  const { price } = itemIn(items);
  return price.currency === currency
    ? price.unit_amount
    : (price.currency_options?.[String(currency)]?.unit_amount ?? 0);
}

type Item = { readonly current_period_end: number; readonly price: Priced };
type Priced = {
  readonly id: string;
  readonly currency: string;
  readonly unit_amount: number;
  readonly currency_options?: Readonly<Record<string, { readonly unit_amount: number }>>;
};
