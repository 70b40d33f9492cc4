import { describe, expect, test } from "vitest";
import { lookAfterLives } from "../../../src/services/billing/look-after-lives.ts";
import { onPlan } from "../../support/billing/fake-stripe.ts";
import {
  newest,
  openCases,
  runsOf,
  startPayingService,
  stored,
  subscribedHospital,
} from "../../support/billing/paying-service.ts";
import { aboutDispute, aboutInvoice, stripeEvent } from "../../support/billing/stripe-events.ts";
import { approvers, decide, refusalOf, taken } from "../../support/decisions.ts";
import { runTo, settled } from "../../support/hospital.ts";
import { useDatabaseServer } from "../../support/master-database.ts";
import { soon } from "../../support/soon.ts";
import type { TestService } from "../../support/test-service.ts";

const server = useDatabaseServer();
const deleted = "customer.subscription.deleted";

/** Somebody says yes to a run of the service's, and it comes to its end. */
async function approved(service: TestService, id: string, kind: string) {
  const run = await newest(service, id, kind);
  await taken(decide(service, run.id, "approve"));
  return settled(service, run.id);
}

const upgrade = { kind: "change", config: { tier: "M10" }, reason: "a test" };
const ask = (service: TestService, id: string, wish: object) =>
  service.ask("POST", `/api/v1/hospitals/${id}/runs`, wish);

describe("a payment that is late", () => {
  test("keeps the service and refuses what costs more, also to a run that was asked for before", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    await service.change(subscription, { status: "past_due", isPaid: false });
    expect((await stored(service, id)).status).toBe("past_due");
    expect(await refusalOf(ask(service, id, upgrade))).toMatchObject({ status: 409, code: "payment_due" });
    expect((await runTo(service, id, { kind: "rotate" })).status).toBe("awaiting_approval");
    const less = await runTo(service, id, { kind: "change", config: { accessList: ["10.0.0.1"] } });
    expect(less.status).toBe("awaiting_approval");
    await service.change(subscription, { status: "active", isPaid: true });
    expect((await stored(service, id)).status).toBe("active");
    expect((await ask(service, id, upgrade)).status).toBe(202);
  });

  test("refuses an upgrade at its turn that was asked for while all was paid", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    const run = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
    await service.change(subscription, { status: "past_due", isPaid: false });
    await taken(decide(service, run.id, "preview"));
    expect(await settled(service, run.id)).toMatchObject({ status: "errored", problem: { code: "payment_due" } });
  });

  test("lets a smaller plan pass", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service, onPlan("enterprise"));
    await approvedChange(service, id, "M30");
    await service.change(subscription, { status: "past_due", isPaid: false, ...onPlan("professional") });
    expect(await stored(service, id)).toMatchObject({ status: "past_due", plan: "professional" });
    expect(await approved(service, id, "change")).toMatchObject({ status: "applied", author: { kind: "service" } });
    expect((await stored(service, id)).database?.tier).toBe("M20");
  });

  test("unpaid at last asks a person to take access away; paid meanwhile, it is taken back", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    await service.change(subscription, { status: "unpaid", isPaid: false });
    const run = await newest(service, id, "suspend");
    expect(run).toMatchObject({ status: "awaiting_approval", author: { kind: "service" } });
    await service.change(subscription, { status: "active", isPaid: true });
    expect(await settled(service, run.id)).toMatchObject({ status: "discarded" });
    expect((await stored(service, id)).status).toBe("active");
  });

  test("suspended and paid again waits for a person to give access back, also if only an invoice told of it", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    await service.change(subscription, { status: "unpaid", isPaid: false });
    expect((await approved(service, id, "suspend")).status).toBe("applied");
    expect((await stored(service, id)).status).toBe("suspended");
    service.stripe.put(subscription, { status: "active", isPaid: true, ...onPlan("enterprise") });
    await service.hear(stripeEvent("invoice.paid", aboutInvoice("in_1", subscription, id)));
    expect(await stored(service, id)).toMatchObject({ status: "suspended", plan: "enterprise" });
    expect((await approved(service, id, "resume")).status).toBe("applied");
    expect((await stored(service, id)).status).toBe("active");
  });

  test("paid while access is just being taken away gets it back by a run that waits for approval", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    await service.change(subscription, { status: "unpaid", isPaid: false });
    const run = await newest(service, id, "suspend");
    const release = service.operator.hold("up");
    await taken(decide(service, run.id, "approve"));
    await expect.poll(async () => (await runsOf(service, id))[0]?.status, soon).toBe("applying");
    await service.change(subscription, { status: "active", isPaid: true });
    release();
    expect((await settled(service, run.id)).status).toBe("applied");
    await expect.poll(async () => (await runsOf(service, id))[0]?.kind, soon).toBe("resume");
    expect((await stored(service, id)).status).toBe("suspended");
    expect((await approved(service, id, "resume")).status).toBe("applied");
    expect((await stored(service, id)).status).toBe("active");
  });
});

describe("a cancelled subscription", () => {
  test("asks a person, takes access away once that one says yes, and destroys nothing", async () => {
    const service = await startPayingService(server);
    const { id, slug, subscription } = await subscribedHospital(service);
    await service.change(subscription, { status: "canceled", endedAt: new Date("2026-12-01T00:00:00Z") }, deleted);
    expect(await stored(service, id)).toMatchObject({
      status: "offboarding",
      retention: { until: new Date("2027-03-01T00:00:00Z") },
    });
    expect(await openCases(service, id)).toEqual(["subscription_ended"]);
    expect((await approved(service, id, "suspend")).status).toBe("applied");
    const kept = await stored(service, id);
    expect(kept.status).toBe("retained");
    expect(kept.database).not.toBeNull();
    expect(service.atlas.has.get(slug)).toMatchObject({ suspended: true });
    expect(service.operator.begun.some(({ kind }) => kind === "destroy")).toBe(false);
    const shown = await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json();
    expect(shown).toMatchObject({ status: "retained", retained_until: "2027-03-01T00:00:00.000Z" });
  });

  test("that a new one follows on brings the hospital back, and closes the case", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    await service.change(subscription, { status: "canceled", endedAt: new Date() }, deleted);
    await approved(service, id, "suspend");
    await service.change("sub_new", { hospitalId: id }, "customer.subscription.created");
    expect(await stored(service, id)).toMatchObject({ status: "retained", retention: null });
    expect(await openCases(service, id)).toEqual([]);
    expect((await approved(service, id, "resume")).status).toBe("applied");
    expect(await stored(service, id)).toMatchObject({ status: "active", subscription: { id: "sub_new" } });
    // What the old one still says is nothing to it any more.
    await service.change(subscription, { status: "canceled" }, deleted);
    expect((await stored(service, id)).status).toBe("active");
  });

  test("once answered by a no is not asked about again at each event, nor by the sweep", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    await service.change(subscription, { status: "canceled", endedAt: new Date() }, deleted);
    const run = await newest(service, id, "suspend");
    await taken(decide(service, run.id, "reject", { reason: "they renew tomorrow" }));
    await service.change(subscription, { status: "canceled", priceCents: 1 }, deleted);
    await lookAfterLives(service.services);
    expect((await runsOf(service, id)).filter(({ kind }) => kind === "suspend")).toHaveLength(1);
  });

  test("does not move a hospital whose destruction a person began, and no new one brings it back", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    const run = await runTo(service, id, { kind: "offboard", confirm: "Test Hospital" });
    const release = service.operator.hold("destroy");
    await taken(decide(service, run.id, "approve"));
    await expect.poll(async () => (await stored(service, id)).doomed, soon).toBe(true);
    await service.change(subscription, { status: "canceled" }, deleted);
    await service.change("sub_new", { hospitalId: id }, "customer.subscription.created");
    expect(await stored(service, id)).toMatchObject({ status: "offboarding", doomed: true });
    release();
    expect((await settled(service, run.id)).status).toBe("applied");
    expect((await stored(service, id)).status).toBe("gone");
    await expect.poll(() => openCases(service, id), soon).toEqual(["paid_not_provisioned"]);
  });
});

describe("a hospital that paid twice", () => {
  test("has one database, and a case until one of the two is cancelled", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    await service.change("sub_second", { hospitalId: id }, "customer.subscription.created");
    expect(await openCases(service, id)).toEqual(["second_subscription"]);
    expect(await stored(service, id)).toMatchObject({ subscription: { id: subscription } });
    expect((await runsOf(service, id)).map(({ kind }) => kind)).toEqual(["provision"]);
    await service.change("sub_second", { status: "canceled" }, deleted);
    expect(await openCases(service, id)).toEqual([]);
    expect((await stored(service, id)).status).toBe("active");
  });

  test("keeps its service by the second when the first is cancelled", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    await service.change("sub_second", { hospitalId: id }, "customer.subscription.created");
    await service.change(subscription, { status: "canceled", endedAt: new Date() }, deleted);
    expect(await stored(service, id)).toMatchObject({
      status: "active",
      retention: null,
      subscription: { id: "sub_second" },
    });
    expect(await openCases(service, id)).not.toContain("subscription_ended");
  });
});

describe("a dispute", () => {
  test("freezes upgrades until a person has seen to it", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    service.stripe.charges.set("ch_1", subscription);
    await service.hear(stripeEvent("charge.dispute.created", aboutDispute("dp_1", "ch_1", "needs_response")));
    expect((await stored(service, id)).status).toBe("active");
    expect(await refusalOf(ask(service, id, upgrade))).toMatchObject({ code: "upgrades_frozen", case: "dispute:dp_1" });
    const closed = await service.ask("POST", "/api/v1/cases/dispute:dp_1/close", { reason: "all is well" });
    expect(closed.status).toBe(200);
    expect((await ask(service, id, upgrade)).status).toBe(202);
  });

  test("that is won asks for nobody, in whichever order it is told", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    service.stripe.charges.set("ch_1", subscription);
    await service.hear(stripeEvent("charge.dispute.closed", aboutDispute("dp_1", "ch_1", "won")));
    await service.hear(stripeEvent("charge.dispute.created", aboutDispute("dp_1", "ch_1", "needs_response")));
    expect(await openCases(service, id)).toEqual([]);
  });
});

describe("a person who suspends a hospital that pays", () => {
  test("is not overruled by the next invoice", async () => {
    const service = await startPayingService(server);
    const { id, subscription } = await subscribedHospital(service);
    const run = await runTo(service, id, { kind: "suspend" });
    await taken(decide(service, run.id, "approve"));
    expect((await settled(service, run.id)).status).toBe("applied");
    await service.hear(stripeEvent("invoice.paid", aboutInvoice("in_1", subscription, id)));
    await lookAfterLives(service.services);
    expect((await runsOf(service, id)).map(({ kind }) => kind)).toEqual(["suspend", "provision"]);
  });
});

async function approvedChange(service: TestService, id: string, tier: string) {
  const run = await runTo(service, id, { kind: "change", config: { tier } });
  const [ada] = await approvers(service, "Ada");
  if (run.status === "policy_override") {
    await taken(decide(service, run.id, "override", { reason: "a test" }));
  }
  await taken(decide(service, run.id, "approve", undefined, ada));
  const ended = await settled(service, run.id);
  if (ended.status !== "applied") throw new Error(`the change is ${ended.status}`);
}
