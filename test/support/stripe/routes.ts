import { apiError } from "./http-faults.ts";
import type { Kind, StripeObject, World } from "./world.ts";

export type Reply = { readonly status: number; readonly body: unknown };
type Route = readonly [
  method: string,
  path: RegExp,
  answer: (world: World, form: URLSearchParams, id: string) => Reply,
];

/** Exactly the calls that the adapter makes. */
const routes: readonly Route[] = [
  ["POST", /^\/v1\/checkout\/sessions$/, createSession],
  ["GET", /^\/v1\/checkout\/sessions$/, (world, form) => list(world, form, "sessions", () => true)],
  ["POST", /^\/v1\/checkout\/sessions\/(\w+)\/expire$/, expireSession],
  ["POST", /^\/v1\/billing_portal\/sessions$/, createPortal],
  ["GET", /^\/v1\/subscriptions$/, (world, form) => list(world, form, "subscriptions", sameCustomer(form))],
  ["GET", /^\/v1\/subscriptions\/(\w+)$/, (world, _, id) => retrieve(world, "subscriptions", id)],
  ["GET", /^\/v1\/invoices$/, listInvoices],
  ["GET", /^\/v1\/invoices\/(\w+)$/, (world, _, id) => retrieve(world, "invoices", id)],
  ["GET", /^\/v1\/invoice_payments$/, listInvoicePayments],
  ["GET", /^\/v1\/charges$/, (world, form) => list(world, form, "charges", sameCustomer(form))],
  ["GET", /^\/v1\/charges\/(\w+)$/, (world, _, id) => retrieve(world, "charges", id)],
  ["GET", /^\/v1\/prices\/(\w+)$/, (world, _, id) => retrieve(world, "prices", id)],
];

export function route(world: World, method: string, path: string, form: URLSearchParams): Reply {
  for (const [of, pattern, answer] of routes) {
    const match = of === method ? pattern.exec(path) : null;
    if (match) return answer(world, form, match[1] ?? "");
  }
  return invalid(404, `Unrecognized request URL (${method}: ${path}).`);
}

function createSession(world: World, form: URLSearchParams): Reply {
  const price = form.get("line_items[0][price]") ?? "";
  if (!world.find("prices", price)) return invalid(400, `No such price: '${price}'`, "resource_missing");
  const id = world.newId("cs_test");
  const hospitalId = form.get("metadata[hospital_id]");
  const session = world.put("sessions", id, {
    object: "checkout.session",
    url: `https://checkout.stripe.com/c/pay/${id}`,
    status: "open",
    payment_status: "unpaid",
    mode: form.get("mode"),
    client_reference_id: form.get("client_reference_id"),
    metadata: { hospital_id: hospitalId },
    customer: form.get("customer"),
    subscription: null,
    invoice: null,
    currency: form.get("currency"),
    created: world.nowSeconds(),
    ordered_price: price,
    hospital_of_subscription: form.get("subscription_data[metadata][hospital_id]"),
  });
  return { status: 200, body: session };
}

function expireSession(world: World, _: URLSearchParams, id: string): Reply {
  const session = world.find("sessions", id);
  if (!session) return invalid(404, `No such checkout.session: '${id}'`, "resource_missing");
  if (session.status !== "open") return invalid(400, "Only Checkout Sessions with a status of open can be expired.");
  return { status: 200, body: world.put("sessions", id, { status: "expired", url: null }) };
}

function createPortal(world: World, form: URLSearchParams): Reply {
  const customer = form.get("customer") ?? "";
  if (!world.all("subscriptions").some((one) => one.customer === customer)) {
    return invalid(400, `No such customer: '${customer}'`, "resource_missing");
  }
  const id = world.newId("bps");
  return { status: 200, body: { id, object: "billing_portal.session", url: `https://billing.stripe.com/p/${id}` } };
}

function listInvoices(world: World, form: URLSearchParams): Reply {
  const subscription = form.get("subscription") ?? "";
  if (!world.find("subscriptions", subscription)) {
    return invalid(400, `No such subscription: '${subscription}'`, "resource_missing");
  }
  return list(world, form, "invoices", (invoice) => invoice.subscription_of_invoice === subscription);
}

function listInvoicePayments(world: World, form: URLSearchParams): Reply {
  const intent = form.get("payment[payment_intent]");
  const found = world.all("invoices").filter(({ intent_of_invoice }) => intent_of_invoice === intent);
  return page(found.map(({ id }) => ({ id: `inpay_${id}`, object: "invoice_payment", invoice: id })));
}

function retrieve(world: World, kind: Kind, id: string): Reply {
  const found = world.find(kind, id);
  if (!found) return invalid(404, `No such ${kind.slice(0, -1)}: '${id}'`, "resource_missing");
  return { status: 200, body: expanded(world, kind, found) };
}

/** Newest first, in pages (Stripe API: "Pagination"). */
function list(world: World, form: URLSearchParams, kind: Kind, fits: (one: StripeObject) => boolean): Reply {
  const fitting = world.all(kind).filter(fits).reverse();
  const after = form.get("starting_after");
  const from = after === null ? 0 : fitting.findIndex(({ id }) => id === after) + 1;
  const limit = Number(form.get("limit") ?? "10");
  const shown = fitting.slice(from, from + limit).map((one) => expanded(world, kind, one));
  return page(shown, from + limit < fitting.length);
}

function page(data: readonly unknown[], hasMore = false): Reply {
  return { status: 200, body: { object: "list", data, has_more: hasMore, url: "/v1/list" } };
}

function expanded(world: World, kind: Kind, one: StripeObject): StripeObject {
  if (kind !== "subscriptions" || typeof one.latest_invoice !== "string") return one;
  return { ...one, latest_invoice: world.find("invoices", one.latest_invoice) };
}

function sameCustomer(form: URLSearchParams): (one: StripeObject) => boolean {
  const customer = form.get("customer");
  return (one) => customer === null || one.customer === customer;
}

function invalid(status: number, message: string, code?: string): Reply {
  return { status, body: apiError("invalid_request_error", message, code) };
}
