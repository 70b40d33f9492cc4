import { expect, test } from "vitest";
import { createStripeGateway } from "../../../src/billing/stripe/gateway.ts";
import { systemClock } from "../../../src/foundation/clock.ts";
import { signatureOf } from "../../support/billing/fake-stripe.ts";
import { newest, openCases, runsOf, startPayingService, stored } from "../../support/billing/paying-service.ts";
import { signUp } from "../../support/hospital.ts";
import { useDatabaseServer } from "../../support/master-database.ts";
import { deliverBadly } from "../../support/stripe/deliver.ts";
import { standInKey, startStripeStandIn } from "../../support/stripe/index.ts";
import { standInPrices } from "../../support/stripe/world.ts";

const server = useDatabaseServer();

async function startWithStripe() {
  const stripe = await startStripeStandIn();
  const gateway = createStripeGateway({
    secretKey: standInKey,
    apiUrl: stripe.url,
    prices: standInPrices,
    clock: systemClock,
  });
  const service = await startPayingService(server, { billing: { gateway } });
  const hospital = await signUp(service);
  const opened = await service.ask("POST", `/api/v1/hospitals/${hospital.id}/checkout`, {});
  expect(opened.status).toBe(201);
  const [session] = stripe.world.all("sessions");
  return { stripe: stripe.actions, told: stripe.events, service, id: hospital.id, session: session?.id ?? "" };
}

test("a paid checkout provisions its hospital once, though each event comes three times, shuffled and at once", async () => {
  const { stripe, told, service, id, session } = await startWithStripe();
  stripe.complete(session);
  const answers = await deliverBadly(told, 3, 7, service.deliver);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  await service.inbox.idle();
  expect((await newest(service, id, "provision")).status).toBe("applied");
  expect((await runsOf(service, id)).map(({ kind }) => kind)).toEqual(["provision"]);
  expect(await stored(service, id)).toMatchObject({
    status: "active",
    subscription: { isPaid: true, priceCents: 19_900 },
  });
  expect(service.logged() + (await service.everyDocument())).not.toContain(standInKey);
});

test("a wrong signature is refused and provisions nothing", async () => {
  const { stripe, told, service, id, session } = await startWithStripe();
  stripe.complete(session);
  for (const body of told) expect((await service.deliver(body, signatureOf(body, "whsec_other"))).status).toBe(400);
  expect(await runsOf(service, id)).toEqual([]);
});

test("a price that is not known and a refund each ask a person, and take nothing away", async () => {
  const { stripe, told, service, id, session } = await startWithStripe();
  const paid = stripe.complete(session);
  stripe.changePrice(paid.subscription, "price_of_a_shop");
  for (const body of told) await service.hear(body);
  expect(await openCases(service, id)).toEqual(["unknown_price"]);
  expect(await runsOf(service, id)).toEqual([]);
  stripe.changePrice(paid.subscription, "price_professional");
  await service.hear(told.at(-1) ?? "");
  expect((await newest(service, id, "provision")).status).toBe("applied");
  stripe.refund(paid.charge, 5_000);
  await service.hear(told.at(-1) ?? "");
  expect(await openCases(service, id)).toContain("refund");
  expect((await stored(service, id)).status).toBe("active");
});
