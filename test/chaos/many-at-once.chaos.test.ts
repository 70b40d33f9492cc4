import { expect, test } from "vitest";
import { makeServiceFolder } from "../journeys/support/service-folder.ts";
import { type ServiceProcess, startServiceProcess } from "../journeys/support/service-process.ts";
import { createChance } from "../runs/simulation/chance.ts";
import { payFor, signUp } from "../support/hospital.ts";
import { asked } from "./support/asked.ts";
import { expectMadeOnce } from "./support/end-state.ts";

const { seed } = asked();
const environment = { LOCAL_ATLAS_PACE: "0.1", RUN_CONCURRENCY: "2", RECONCILE_HOURS: "0" };
const healedWithinMs = 10 * 60_000;
const kills = 6;

test(`twenty hospitals that pay three times each, while workers are killed, get one database each (seed ${seed})`, async () => {
  const chance = createChance(seed);
  const folder = await makeServiceFolder();
  const start = (role: string) => startServiceProcess({ folder, environment, args: ["--role", role] });
  await start("servers");
  const api = await start("api");
  const workers = await Promise.all([start("worker"), start("worker")]);
  const hospitals = [];
  for (let number = 1; number <= 20; number += 1) hospitals.push(await signUp(api, { name: `Hospital ${number}` }));
  const payments = hospitals
    .flatMap(({ id }) => [id, id, id])
    .map((id) => ({ id, place: chance.int(1_000) }))
    .sort((one, other) => one.place - other.place);
  const answers = payments.map(({ id }) => payFor(api, id, {}, "respond-async"));
  for (let kill = 0; kill < kills; kill += 1) {
    await oneMoreRuns(api, 1 + chance.int(3));
    const place = chance.int(workers.length);
    await workers[place]?.kill();
    workers[place] = await start("worker");
  }
  for (const { status } of await Promise.all(answers)) expect([200, 202]).toContain(status);
  for (const hospital of hospitals) await expectMadeOnce(api, hospital, healedWithinMs);
});

/** Waits until that many more runs are at work than none, so that a kill meets some of them. */
async function oneMoreRuns(api: ServiceProcess, atLeast: number): Promise<void> {
  const used = async () => {
    const fleet = (await (await api.ask("GET", "/api/v1/processes")).json()) as { workers: { slots_used: number } };
    return fleet.workers.slots_used >= atLeast;
  };
  await expect.poll(used, { timeout: 60_000, interval: 50 }).toBe(true);
}
