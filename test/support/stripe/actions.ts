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
  return {
    /** Pays a checkout: a subscription, a paid invoice and a charge come to be. */
    complete: (sessionId: string) => {
      const session = known("sessions", sessionId);
      if (session.status !== "open") throw new Error(`${sessionId} is ${String(session.status)}`);
      const made = makeSubscription(world, session);
      emit("customer.subscription.created", made);
      const { invoice, charge } = bill(made, true);
      const links = { customer: made.customer, subscription: made.id, invoice: invoice.id };
      const paid = world.put("sessions", sessionId, {
        status: "complete",
        payment_status: "paid",
        url: null,
        ...links,
      });
      emit("checkout.session.completed", paid);
      return { subscription: made.id, customer: String(made.customer), invoice: invoice.id, charge: charge?.id ?? "" };
    },
    /** The next invoice is paid. */
    pay: (subscription: string) => bill(known("subscriptions", subscription), true),
    /** The payment of the next invoice fails. */
    fail: (subscription: string) => bill(known("subscriptions", subscription), false),
    changePrice: (subscription: string, price: string) => {
      const { items } = known("subscriptions", subscription);
      return update(subscription, { items: withPrice(items, known("prices", price)) });
    },
    cancel: (subscription: string) =>
      update(subscription, { status: "canceled", ended_at: world.nowSeconds() }, "customer.subscription.deleted"),
    pause: (subscription: string) => update(subscription, { pause_collection: { behavior: "void" } }),
    refund: (charge: string, amountCents: number) => {
      const { amount } = known("charges", charge);
      const fields = { amount_refunded: amountCents, refunded: amountCents === amount };
      emit("charge.refunded", world.put("charges", charge, fields));
    },
    dispute: (charge: string) => {
      const { amount, currency, payment_intent } = known("charges", charge);
      const links = { charge, payment_intent, amount, currency };
      const id = world.newId("du");
      emit("charge.dispute.created", {
        id,
        object: "dispute",
        reason: "fraudulent",
        status: "needs_response",
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

function priceOf({ items, currency }: StripeObject): number {
  const list = items as { data: [{ price: Priced }] };
  const { price } = list.data[0];
  return price.currency === currency
    ? price.unit_amount
    : (price.currency_options?.[String(currency)]?.unit_amount ?? 0);
}

type Priced = {
  readonly currency: string;
  readonly unit_amount: number;
  readonly currency_options?: Readonly<Record<string, { readonly unit_amount: number }>>;
};
