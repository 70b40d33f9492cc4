import { setTimeout as pause } from "node:timers/promises";
import { type Collection, MongoClient } from "mongodb";
import { z } from "zod";
import { aboutSubscription, stripeEvent } from "../support/billing/stripe-events.ts";
import { payAtStripe, tell } from "../support/stripe/customer.ts";
import { type Figure, quantile } from "./figures.ts";
import { active, checkDrift, signUp } from "./hospital.ts";
import type { BenchService } from "./service.ts";
import { type StripeService, startStripeService } from "./stripe-service.ts";

const perSecond = 200;
const seconds = 20;
const runsAtOnce = 4;

const Hospital = z.object({ hospital_id: z.string() });

/** How long until Stripe hears that an event is durable, at 200 a second, each of them to be handled, beside four runs. */
export async function benchWebhook(): Promise<Figure> {
  const stripe = await startStripeService();
  const client = new MongoClient(stripe.masterUri);
  const hospitals = await Promise.all(
    Array.from({ length: runsAtOnce }, (_, place) => paying(stripe, `Busy ${place}`)),
  );
  const work = keepBusy(stripe.service, hospitals);
  try {
    const bareMs = await insertMs(client.db("bench").collection("events"), hospitals);
    const acceptedMs = await atRate(async (place) => {
      if (!(await tell(stripe, changeOf(hospitals, place)))) throw new Error("an event was not accepted");
    });
    return {
      name: "webhook durable at 200/s beside four runs, p99",
      measured: `${told(acceptedMs)}, a bare insert ${told(bareMs)}, ${work.done()} runs meanwhile`,
      value: quantile(acceptedMs, 0.99),
      goal: 50,
      unit: "ms",
    };
  } finally {
    await work.end();
    await client.close();
    await stripe.stop();
  }
}

type Customer = { readonly id: string; readonly subscription: string };

async function paying(stripe: StripeService, name: string): Promise<Customer> {
  const id = await signUp(stripe.service, name);
  for (const event of await payAtStripe(stripe, stripe.standIn, id)) await tell(stripe, event);
  await active(stripe.service, id);
  const subscriptions = stripe.standIn.world.all("subscriptions");
  const own = subscriptions.find(({ metadata }) => Hospital.parse(metadata).hospital_id === id);
  return { id, subscription: own?.id ?? "" };
}

/** One run of each hospital after the other, until the end. */
function keepBusy(service: BenchService, hospitals: readonly Customer[]) {
  let isOver = false;
  let runs = 0;
  const work = hospitals.map(async ({ id }) => {
    while (!isOver) {
      await checkDrift(service, id);
      runs += 1;
    }
  });
  return {
    done: () => runs,
    end: async () => {
      isOver = true;
      await Promise.all(work);
    },
  };
}

/** Does it at a steady rate, however long each takes. Answers how long after its time each was done, in milliseconds. */
async function atRate(act: (place: number) => Promise<unknown>): Promise<number[]> {
  const beganAt = performance.now();
  const late: Promise<number>[] = [];
  for (let place = 0; place < perSecond * seconds; place += 1) {
    const dueAt = beganAt + (place * 1_000) / perSecond;
    while (performance.now() < dueAt) await pause(1);
    late.push(act(place).then(() => performance.now() - dueAt));
  }
  return Promise.all(late);
}

function insertMs(collection: Collection, hospitals: readonly Customer[]): Promise<number[]> {
  return atRate((place) => collection.insertOne({ event: changeOf(hospitals, place) }));
}

/** News of a subscription that nobody has heard before. */
function changeOf(hospitals: readonly Customer[], place: number): string {
  const { id, subscription } = hospitals[place % hospitals.length] ?? { id: "", subscription: "" };
  const fields = { description: `change ${place}` };
  return stripeEvent("customer.subscription.updated", aboutSubscription(subscription, id, fields));
}

function told(ms: readonly number[]): string {
  return `p50 ${quantile(ms, 0.5).toFixed(1)} p99 ${quantile(ms, 0.99).toFixed(1)} longest ${Math.max(...ms).toFixed(0)} ms`;
}
