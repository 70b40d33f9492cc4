import { expect, test } from "vitest";
import { makeServiceFolder } from "../journeys/support/service-folder.ts";
import { type ServiceProcess, startServiceProcess } from "../journeys/support/service-process.ts";
import { createChance } from "../runs/simulation/chance.ts";
import { signUp } from "../support/hospital.ts";
import { payAtStripe, tell } from "../support/stripe/customer.ts";
import { shuffled } from "../support/stripe/deliver.ts";
import { stripeEnvironment } from "../support/stripe/environment.ts";
import { startStripeStandIn } from "../support/stripe/index.ts";
import { asked } from "./support/asked.ts";
import { expectMadeOnce } from "./support/end-state.ts";

const { seed } = asked();
const pace = { LOCAL_ATLAS_PACE: "0.1", RUN_CONCURRENCY: "2", RECONCILE_HOURS: "0" };
const healedWithinMs = 10 * 60_000;
const kills = 6;

test(`twenty hospitals pay at once, each event comes three times in any order while workers are killed, and each gets one database (seed ${seed})`, async () => {
  const chance = createChance(seed);
  const folder = await makeServiceFolder();
  const stripe = await startStripeStandIn();
  const environment = { ...pace, ...stripeEnvironment(stripe.url) };
  const start = (role: string) => startServiceProcess({ folder, environment, args: ["--role", role] });
  await start("servers");
  const api = await start("api");
  const workers = await Promise.all([start("worker"), start("worker")]);
  const hospitals = [];
  for (let number = 1; number <= 20; number += 1) hospitals.push(await signUp(api, { name: `Hospital ${number}` }));
  const events = [];
  for (const { id } of hospitals) events.push(...(await payAtStripe(api, stripe, id)));
  const told = shuffled([...events, ...events, ...events], seed).map(async (event) => {
    await expect.poll(() => tell(api, event), { timeout: healedWithinMs, interval: 100 }).toBe(true);
  });
  for (let kill = 0; kill < kills; kill += 1) {
    await someRun(api, 1 + chance.int(3));
    const place = chance.int(workers.length);
    await workers[place]?.kill();
    workers[place] = await start("worker");
  }
  await Promise.all(told);
  for (const hospital of hospitals) await expectMadeOnce(api, hospital, healedWithinMs);
});

/** Waits until that many runs are at work, so that a kill meets some of them. */
async function someRun(api: ServiceProcess, atLeast: number): Promise<void> {
  const used = async () => {
    const fleet = (await (await api.ask("GET", "/api/v1/processes")).json()) as { workers: { slots_used: number } };
    return fleet.workers.slots_used >= atLeast;
  };
  await expect.poll(used, { timeout: 60_000, interval: 50 }).toBe(true);
}
