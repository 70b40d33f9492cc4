import type { Subscription } from "../../../src/domain/subscriptions.ts";
import { settled, signUp } from "../hospital.ts";
import type { TestServer } from "../master-database.ts";
import { startTestService, type TestOverrides, type TestService } from "../test-service.ts";
import { createFakeStripe, type FakeStripe, signatureOf, webhookSecret } from "./fake-stripe.ts";
import { aboutSubscription, stripeEvent } from "./stripe-events.ts";

export type PayingService = TestService & {
  readonly stripe: FakeStripe;
  /** Delivers an event as Stripe does, and answers when it is durable. */
  readonly deliver: (body: string, signature?: string) => Promise<Response>;
  /** Delivers it and waits until everything that follows at once is done. */
  readonly hear: (body: string) => Promise<void>;
  /** Changes a subscription at the gateway and has the service hear of it. */
  readonly change: (id: string, changes: Partial<Subscription>, news?: string) => Promise<void>;
};

/** The service with Stripe's keys, and Stripe as the test says. */
export async function startPayingService(server: TestServer, overrides: TestOverrides = {}): Promise<PayingService> {
  const stripe = createFakeStripe();
  // Two events of one second that hold the same would be one change.
  let told = 0;
  const signing = { secrets: [webhookSecret], liveMode: false };
  const service = await startTestService(server, {
    ...overrides,
    billing: { gateway: stripe, signing, ...overrides.billing },
  });
  const deliver = (body: string, signature = signatureOf(body)) =>
    service.ask("POST", "/webhooks/stripe", body, { as: "public", headers: { "stripe-signature": signature } });
  const hear = async (body: string) => {
    const answer = await deliver(body);
    if (answer.status !== 200) throw new Error(`the webhook answered ${answer.status}: ${await answer.text()}`);
    await service.inbox.idle();
  };
  return {
    ...service,
    stripe,
    deliver,
    hear,
    change: async (id, changes, news = "customer.subscription.updated") => {
      const { hospitalId } = stripe.put(id, changes);
      told += 1;
      await hear(stripeEvent(news, aboutSubscription(id, hospitalId, { description: `change ${told}` })));
    },
  };
}

/** A hospital that subscribed with Stripe and has its database. */
export async function subscribedHospital(service: PayingService, changes: Partial<Subscription> = {}) {
  const hospital = await signUp(service);
  const subscription = `sub_of_${hospital.id.slice(-6)}`;
  await service.change(subscription, { hospitalId: hospital.id, ...changes }, "customer.subscription.created");
  const run = await onlyRun(service, hospital.id);
  const ended = await settled(service, run.id);
  if (ended.status !== "applied") throw new Error(`the provision is ${ended.status}`);
  return { ...hospital, subscription };
}

/** The hospital as it is stored. */
export async function stored(service: TestService, id: string) {
  const hospital = await service.repositories.hospitals.find(id);
  if (!hospital) throw new Error(`no hospital ${id}`);
  return hospital;
}

/** Every run of a hospital, newest first. */
export async function runsOf(service: TestService, id: string) {
  const { id: hospitalId, runCount } = await stored(service, id);
  return (await service.repositories.runs.page(hospitalId, runCount, 50)).runs;
}

async function onlyRun(service: TestService, id: string) {
  const [run, ...more] = await runsOf(service, id);
  if (!run || more.length > 0) throw new Error(`${id} has ${more.length + (run ? 1 : 0)} runs`);
  return run;
}

/** The newest run of a kind, once it needs somebody or has ended. */
export async function newest(service: TestService, id: string, kind: string) {
  const run = (await runsOf(service, id)).find((one) => one.kind === kind);
  if (!run) throw new Error(`${id} has no ${kind}`);
  return settled(service, run.id);
}

/** The kinds of the open cases of a hospital. */
export async function openCases(service: TestService, hospitalId?: string) {
  const cases = await service.repositories.cases.list({ isOpen: true, ...(hospitalId && { hospitalId }) }, 50);
  return cases.map(({ kind }) => kind).sort();
}
