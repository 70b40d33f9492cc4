import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DeliveryView } from "../../../src/api/views/delivery.ts";
import { mostAttempts } from "../../../src/services/billing/backoff.ts";
import { sweepInbox } from "../../../src/services/billing/sweep-inbox.ts";
import { signatureOf } from "../../support/billing/fake-stripe.ts";
import {
  openCases,
  type PayingService,
  runsOf,
  startPayingService,
  stored,
} from "../../support/billing/paying-service.ts";
import { aboutSubscription, stripeEvent } from "../../support/billing/stripe-events.ts";
import { movableClock } from "../../support/decisions.ts";
import { ProblemAnswer, signUp } from "../../support/hospital.ts";
import { madeKey, withKey } from "../../support/keys.ts";
import { useDatabaseServer } from "../../support/master-database.ts";
import { soon } from "../../support/soon.ts";
import { startTestService } from "../../support/test-service.ts";

const server = useDatabaseServer();
const updated = "customer.subscription.updated";
const body = () => stripeEvent(updated, aboutSubscription("sub_a", null));

const Deliveries = z.object({ deliveries: z.array(DeliveryView), next: z.string().nullable() });

async function deliveries(service: PayingService, query = "") {
  return Deliveries.parse(await (await service.ask("GET", `/api/v1/deliveries${query}`)).json());
}

async function sweep(service: PayingService) {
  await sweepInbox(service.services);
  await service.inbox.idle();
}

describe("a webhook", () => {
  const event = body();
  test.each([
    ["without a signature", event, "", "signature_missing"],
    ["signed with another secret", event, signatureOf(event, "whsec_other"), "signature_wrong"],
    ["whose body was altered by one byte", `${event} `, signatureOf(event), "signature_wrong"],
    ["signed an hour ago", event, signatureOf(event, undefined, new Date(Date.now() - 3_600_000)), "signature_old"],
    ["that is no event", "{}", signatureOf("{}"), "event_unreadable"],
  ])("%s is refused and leaves nothing", async (_, sent, signature, code) => {
    const service = await startPayingService(server);
    const answer = await service.deliver(sent, signature);
    expect(ProblemAnswer.parse(await answer.json())).toMatchObject({ status: 400, code });
    expect(await service.repositories.inbox.page({}, 5)).toEqual([]);
  });

  test("of the other mode is refused", async () => {
    const service = await startPayingService(server);
    const live = stripeEvent(updated, aboutSubscription("sub_a", null), { livemode: true });
    expect(ProblemAnswer.parse(await (await service.deliver(live)).json())).toMatchObject({ code: "wrong_mode" });
  });

  test("of either secret is taken while they are changed", async () => {
    const service = await startPayingService(server, {
      billing: { signing: { secrets: ["whsec_old", "whsec_new"], liveMode: false } },
    });
    for (const secret of ["whsec_old", "whsec_new"]) {
      const sent = stripeEvent("ping", { id: secret });
      expect((await service.deliver(sent, signatureOf(sent, secret))).status).toBe(200);
    }
  });

  test("of more than half a mebibyte is refused, and one of a hundred kilobytes is taken", async () => {
    const service = await startPayingService(server);
    const sized = (bytes: number) => stripeEvent("ping", { id: "x", text: "x".repeat(bytes) });
    expect((await service.deliver(sized(600_000))).status).toBe(413);
    expect((await service.deliver(sized(100_000))).status).toBe(200);
  });

  test("has no address where no keys of Stripe are set", async () => {
    const service = await startTestService(server);
    const answer = await service.ask("POST", "/webhooks/stripe", body(), { as: "public" });
    expect(ProblemAnswer.parse(await answer.json())).toMatchObject({ status: 404, code: "stripe_not_configured" });
  });

  test("needs no key and no cookie, and is counted with what became of it", async () => {
    const service = await startPayingService(server);
    const event = body();
    await service.hear(event);
    await service.deliver(event);
    await service.deliver(event, "");
    const metrics = await (await service.ask("GET", "/metrics")).text();
    for (const outcome of ["accepted", "duplicate", "signature_missing"]) {
      expect(metrics).toContain(`billing_webhooks_total{outcome="${outcome}"} 1`);
    }
    expect(metrics).toContain("billing_oldest_open_event_seconds 0");
  });

  test("leaves nothing of what it holds readable in the database, the log or an answer", async () => {
    const service = await startPayingService(server);
    await service.hear(stripeEvent(updated, aboutSubscription("sub_a", null, { description: "canary-of-the-event" })));
    const shown = JSON.stringify(await deliveries(service));
    expect(shown + service.logged() + (await service.everyDocument())).not.toContain("canary-of-the-event");
  });
});

describe("an event that can't be handled", () => {
  test("is tried again later, and is done once the gateway answers", async () => {
    const { clock, pass } = movableClock();
    const service = await startPayingService(server, { clock });
    const { id } = await signUp(service);
    service.stripe.put("sub_a", { hospitalId: id });
    service.stripe.failNext(1);
    await service.hear(stripeEvent(updated, aboutSubscription("sub_a", id)));
    const [event] = await service.repositories.inbox.page({}, 5);
    expect(event).toMatchObject({ status: "retrying", attempts: 1, outcome: "The payment gateway does not answer." });
    await sweep(service);
    expect((await stored(service, id)).status).toBe("pending_payment");
    pass(6_000);
    await sweep(service);
    expect((await service.repositories.inbox.page({}, 5))[0]).toMatchObject({ status: "handled", attempts: 2 });
    expect(await runsOf(service, id)).toHaveLength(1);
  });

  test("is dead after eight attempts with a case, keeps no other up, and is replayed by a person with a reason", async () => {
    const { clock, pass } = movableClock();
    const service = await startPayingService(server, { clock });
    const { id } = await signUp(service);
    service.stripe.put("sub_a", { hospitalId: id });
    service.stripe.failNext(mostAttempts);
    await service.hear(stripeEvent(updated, aboutSubscription("sub_a", id)));
    await service.hear(stripeEvent("ping", { id: "other" }));
    for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
      pass(660_000);
      await sweep(service);
    }
    const { deliveries: dead } = await deliveries(service, "?status=dead");
    expect(dead).toMatchObject([{ type: updated, attempts: mostAttempts }]);
    expect((await deliveries(service, "?type=ping")).deliveries).toMatchObject([{ status: "ignored" }]);
    expect(await openCases(service)).toEqual(["event_dead"]);
    expect(await (await service.ask("GET", "/api/v1/cases?open=true&limit=1")).json()).toMatchObject({
      cases: [{ kind: "event_dead", delivery: dead[0]?.id, closed: null }],
      next: null,
    });
    expect(await (await service.ask("GET", "/api/v1/waiting")).json()).toMatchObject({ cases: 1 });

    const path = `/api/v1/deliveries/${dead[0]?.id}/replay`;
    const { key: viewer } = await madeKey(service, "viewer");
    const { key: operator } = await madeKey(service, "operator");
    const reason = { reason: "Stripe answers again" };
    expect((await service.ask("POST", path, reason, withKey(viewer))).status).toBe(403);
    expect((await service.ask("POST", path, {}, withKey(operator))).status).toBe(422);
    expect((await service.ask("POST", path, reason, withKey(operator))).status).toBe(202);
    await service.inbox.idle();
    expect((await deliveries(service)).deliveries.map(({ status }) => status).sort()).toEqual(["handled", "ignored"]);
    expect(await openCases(service)).toEqual([]);
    expect(await runsOf(service, id)).toHaveLength(1);
    const entry = (await service.ledgerOf("service")).find(({ action }) => action === "event.replayed");
    expect(entry).toMatchObject({
      actor: { name: "the operator" },
      data: { reason: "Stripe answers again", was: "dead" },
    });
  });
});

describe("deliveries", () => {
  test("come in pages, newest first, and by status, type and hospital", async () => {
    const service = await startPayingService(server);
    const { id } = await signUp(service);
    await service.change("sub_a", { hospitalId: id });
    for (let count = 0; count < 5; count += 1) await service.hear(stripeEvent("ping", { id: `x${count}` }));
    const seen: string[] = [];
    let query = "?limit=2";
    for (;;) {
      const page = await deliveries(service, query);
      seen.push(...page.deliveries.map(({ id }) => id));
      if (!page.next) break;
      query = `?limit=2&cursor=${page.next}`;
    }
    expect(new Set(seen).size).toBe(6);
    expect(seen).toHaveLength(6);
    expect((await deliveries(service, `?hospital=${id}`)).deliveries).toMatchObject([
      { type: updated, status: "handled", hospital: id, hospital_name: "Test Hospital", object: "sub_a" },
    ]);
    expect((await deliveries(service, "?status=ignored")).deliveries).toHaveLength(5);
    expect((await service.ask("GET", "/api/v1/deliveries?status=lost")).status).toBe(422);
    const one = DeliveryView.parse(await (await service.ask("GET", `/api/v1/deliveries/${seen[0]}`)).json());
    expect(one.id).toBe(seen[0]);
  });

  test("count how often one came, and keep another event that told the same without handling it", async () => {
    const service = await startPayingService(server);
    const event = stripeEvent("ping", { id: "x" }, { created: 1_800_000_000 });
    const same = stripeEvent("ping", { id: "x" }, { created: 1_800_000_000 });
    await service.hear(event);
    for (const sent of [event, event, same]) expect((await service.deliver(sent)).status).toBe(200);
    await expect
      .poll(
        async () =>
          (await deliveries(service)).deliveries.map(({ status, redeliveries }) => `${status} ${redeliveries}`).sort(),
        soon,
      )
      .toEqual(["duplicate 0", "ignored 2"]);
  });
});
