import { describe, expect, test } from "vitest";
import { sweepInbox } from "../../../src/services/billing/sweep-inbox.ts";
import { onPlan } from "../../support/billing/fake-stripe.ts";
import {
  newest,
  openCases,
  runsOf,
  startPayingService,
  stored,
  subscribedHospital,
} from "../../support/billing/paying-service.ts";
import { aboutCharge, aboutSubscription, stripeEvent } from "../../support/billing/stripe-events.ts";
import { signUp } from "../../support/hospital.ts";
import { useDatabaseServer } from "../../support/master-database.ts";
import { soon } from "../../support/soon.ts";

const server = useDatabaseServer();
const created = "customer.subscription.created";
const updated = "customer.subscription.updated";

describe("a paid subscription", () => {
  test("provisions its hospital once, though it is told three times, in reverse and by ten deliveries at once", async () => {
    const service = await startPayingService(server);
    const { id } = await signUp(service);
    service.stripe.put("sub_a", { hospitalId: id });
    const first = stripeEvent(created, aboutSubscription("sub_a", id), { created: 1_800_000_000 });
    const second = stripeEvent(updated, aboutSubscription("sub_a", id), { created: 1_800_000_009 });
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => service.deliver(second)),
      ...Array.from({ length: 3 }, () => service.deliver(first)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 13 }, () => 200));
    await service.inbox.idle();
    expect((await newest(service, id, "provision")).status).toBe("applied");
    expect((await runsOf(service, id)).map(({ kind }) => kind)).toEqual(["provision"]);
    expect(service.operator.begun.map(({ kind }) => kind)).toEqual(["preview", "up"]);
    expect(await stored(service, id)).toMatchObject({ status: "active", subscription: { id: "sub_a" } });
    const events = await service.repositories.inbox.page({}, 50);
    expect(events.map(({ status }) => status)).toEqual(["handled", "handled"]);
  });

  test("is provisioned by the sweep if the process died between its delivery and the handling", async () => {
    const service = await startPayingService(server, { billing: { callTo: () => {} } });
    const { id } = await signUp(service);
    service.stripe.put("sub_a", { hospitalId: id });
    expect((await service.deliver(stripeEvent(created, aboutSubscription("sub_a", id)))).status).toBe(200);
    expect((await stored(service, id)).status).toBe("pending_payment");
    await service.repositories.inbox.listOpen(new Date());
    await sweepInbox({ ...service.services, billing: { ...service.services.billing, callTo: service.inbox.callTo } });
    await service.inbox.idle();
    expect((await newest(service, id, "provision")).status).toBe("applied");
  });

  test("gives the plan that was paid for, though another was signed up for", async () => {
    const service = await startPayingService(server);
    const { id } = await subscribedHospital(service, onPlan("enterprise"));
    expect(await stored(service, id)).toMatchObject({ plan: "enterprise", database: { tier: "M10" } });
  });

  test("of an unknown price provisions nothing and asks a person; replayed with the price known it does", async () => {
    const service = await startPayingService(server);
    const { id } = await signUp(service);
    await service.change("sub_a", { hospitalId: id, plan: null, priceId: "price_x" }, created);
    expect(await openCases(service, id)).toEqual(["unknown_price"]);
    expect(await runsOf(service, id)).toEqual([]);
    const [event] = await service.repositories.inbox.page({}, 5);
    expect(event).toMatchObject({ status: "handled", hospitalId: id });
    service.stripe.put("sub_a", onPlan("professional"));
    await service.ask("POST", `/api/v1/deliveries/${event?.id}/replay`, { reason: "the price is known now" });
    await service.inbox.idle();
    expect((await newest(service, id, "provision")).status).toBe("applied");
    expect(await openCases(service, id)).toEqual([]);
  });

  test.each(["incomplete", "incomplete_expired", "past_due", "unpaid", "canceled", "paused"] as const)(
    "that is %s provisions nothing",
    async (status) => {
      const service = await startPayingService(server);
      const { id } = await signUp(service);
      await service.change("sub_a", { hospitalId: id, status }, created);
      expect(await stored(service, id)).toMatchObject({ status: "pending_payment", subscription: null });
      expect(await runsOf(service, id)).toEqual([]);
    },
  );

  test("that names no hospital that there is asks a person, and one of something else nobody", async () => {
    const service = await startPayingService(server);
    await service.change("sub_a", { hospitalId: "hosp_00000000000000000000" }, created);
    await service.change("sub_b", { hospitalId: null, plan: null, priceId: "price_of_a_shop" }, created);
    expect(await openCases(service)).toEqual(["unknown_hospital"]);
    const events = await service.repositories.inbox.page({}, 5);
    expect(events.map(({ objectId, status }) => `${objectId} ${status}`).sort()).toEqual([
      "sub_a handled",
      "sub_b ignored",
    ]);
  });
});

describe("while a database is being made", () => {
  test("a refund asks a person and stops nothing", async () => {
    const service = await startPayingService(server);
    const { id } = await signUp(service);
    const release = service.operator.hold("up");
    await service.change("sub_a", { hospitalId: id }, created);
    service.stripe.charges.set("ch_1", "sub_a");
    await service.hear(stripeEvent("charge.refunded", aboutCharge("ch_1")));
    expect(await openCases(service, id)).toEqual(["refund"]);
    release();
    expect((await newest(service, id, "provision")).status).toBe("applied");
    expect((await stored(service, id)).status).toBe("active");
  });

  test("a cancellation lets it come to its end, then waits for a person to take access away", async () => {
    const service = await startPayingService(server);
    const { id } = await signUp(service);
    const release = service.operator.hold("up");
    await service.change("sub_a", { hospitalId: id }, created);
    await service.change("sub_a", { status: "canceled", endedAt: new Date() }, "customer.subscription.deleted");
    expect((await stored(service, id)).status).toBe("provisioning");
    release();
    expect((await newest(service, id, "provision")).status).toBe("applied");
    await expect.poll(async () => (await runsOf(service, id))[0]?.kind, soon).toBe("suspend");
    expect((await newest(service, id, "suspend")).status).toBe("awaiting_approval");
    expect((await stored(service, id)).status).toBe("offboarding");
    expect(service.operator.begun.some(({ kind }) => kind === "destroy" || kind === "preview-destroy")).toBe(false);
  });

  test("an upgrade is asked for once it is made", async () => {
    const service = await startPayingService(server);
    const { id } = await signUp(service);
    const release = service.operator.hold("up");
    await service.change("sub_a", { hospitalId: id }, created);
    await expect.poll(() => service.operator.begun.some(({ kind }) => kind === "up"), soon).toBe(true);
    await service.change("sub_a", onPlan("enterprise"));
    release();
    expect((await newest(service, id, "provision")).status).toBe("applied");
    await expect.poll(async () => (await runsOf(service, id))[0]?.kind, soon).toBe("change");
    expect(await newest(service, id, "change")).toMatchObject({
      status: "awaiting_approval",
      author: { kind: "service" },
    });
  });
});
