import type { Hospital } from "../../../src/domain/hospitals.ts";
import { advanceRun } from "../../../src/runs/advance.ts";
import { sweepRuns } from "../../../src/runs/leases/sweep.ts";
import { lookAfterRun } from "../../../src/services/billing/look-after-lives.ts";
import { ask, payFor, retry } from "./ask.ts";
import { decide } from "./decide.ts";
import { changeByHand, crash, tamper } from "./mishaps.ts";
import { byPayments, lookAfter, moveSubscription } from "./payments.ts";
import type { Process } from "./scheduler.ts";
import { begin, type World } from "./world.ts";

type Action = readonly [weight: number, act: (world: World) => unknown];

const actions: readonly Action[] = [
  [12, (world) => ask(world, api(world), anyHospital(world))],
  [3, (world) => payFor(world, api(world), anyHospital(world))],
  [7, (world) => moveSubscription(world, api(world))],
  [1, (world) => lookAfter(world, worker(world))],
  [3, (world) => retry(world, api(world), anyHospital(world))],
  [24, (world) => decide(world, api(world))],
  [24, (world) => takeUp(world)],
  [8, (world) => sweep(world, worker(world))],
  [6, (world) => pass(world, 1_000)],
  [4, (world) => pass(world, 11_000)],
  [4, (world) => pass(world, 31_000)],
  [2, (world) => pass(world, 61_000)],
  [2, (world) => pass(world, 7_200_000)],
  [4, (world) => crash(world, worker(world))],
  [1, (world) => crash(world, api(world))],
  [3, changeByHand],
  [1, tamper],
  [2, (world) => lookAway(world)],
  [1, (world) => loseCall(world)],
  [1, (world) => begin(world, api(world), { name: "relays" }, ({ services }) => services.ledger.relayAll())],
  [1, (world) => checkpoint(world)],
];

const total = actions.reduce((sum, [weight]) => sum + weight, 0);

/** One thing happens, and then everybody goes on for a while, or not. */
export async function takeStep(world: World): Promise<void> {
  const { chance, scheduler } = world;
  world.step += 1;
  let at = chance.int(total);
  const action = actions.find(([weight]) => {
    at -= weight;
    return at < 0;
  });
  await action?.[1](world);
  if (chance.happens(0.7)) takeUp(world);
  const most = chance.pick([0, 5, 20, 60, 200, 400]);
  const favoured = chance.happens(0.5) ? chance.pick(world.processes) : undefined;
  for (let steps = chance.int(most + 1); steps > 0; steps -= 1) if (!(await scheduler.step(favoured))) break;
}

export function anyHospital({ chance, stores }: World): Hospital {
  return chance.pick(stores.hospitals.all());
}

export function api({ processes, chance }: World): Process {
  return chance.pick(processes.filter(({ isWorker }) => !isWorker));
}

export function worker({ processes, chance }: World): Process {
  return chance.pick(processes.filter(({ isWorker }) => isWorker));
}

export function takeUp(world: World): void {
  const { jobs, chance } = world;
  if (jobs.length === 0) return;
  const [runId] = jobs.splice(chance.int(jobs.length), 1);
  if (runId === undefined) return;
  begin(world, worker(world), { name: `takes up ${runId}`, runId, intent: byPayments }, ({ runs, services }) =>
    advanceRun(runs, runId).then(() => lookAfterRun(services, runId)),
  );
}

export function sweep(world: World, process: Process): void {
  begin(world, process, { name: "sweeps" }, ({ runs }) => sweepRuns(runs));
}

export function pass({ time, trace }: World, ms: number): void {
  time.passMs(ms);
  trace.push(`${ms / 1_000} s pass`);
}

function lookAway({ atlas, trace }: World): void {
  atlas.unreachable = !atlas.unreachable;
  trace.push(`Atlas is ${atlas.unreachable ? "away" : "back"}`);
}

async function loseCall(world: World): Promise<void> {
  world.faults += 1;
  world.trace.push(`lost: ${await world.scheduler.failOne()}`);
}

function checkpoint(world: World): void {
  const { id } = anyHospital(world);
  begin(world, api(world), { name: "signs" }, ({ services }) => services.ledger.checkpoint(id));
}
