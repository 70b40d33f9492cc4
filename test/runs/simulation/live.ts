import type { RunRules } from "../../../src/runs/rules.ts";
import { signUp } from "../../../src/services/hospitals/sign-up.ts";
import { payFor } from "./ask.ts";
import type { Books } from "./books.ts";
import type { Chance } from "./chance.ts";
import { checkRecovered } from "./check-recovered.ts";
import { goOn } from "./go-on.ts";
import { heal } from "./heal.ts";
import { checkEnd, checkNow } from "./invariants.ts";
import { checkPaid } from "./payments.ts";
import { api, pass, takeStep, takeUp } from "./take-step.ts";
import { addProcess, begin, createWorld, type World } from "./world.ts";

const hourMs = 3_600_000;

/** One life of the product, decided by a seed. Throws with everything that happened if something did that never must. */
export async function live(seed: number, steps: number): Promise<Books> {
  const world = createWorld(seed, houseRules);
  try {
    await settle(world);
    while (world.step < steps) {
      await takeStep(world);
      checkNow(world);
    }
    await heal(world);
    checkPaid(world);
    checkRecovered(world);
    if (seed % 4 === 0) await goOn(world);
    await checkEnd(world);
    return world.books;
  } catch (error) {
    const [what, stack] = error instanceof Error ? [error.message, error.stack] : [String(error), ""];
    throw new Error(`seed ${seed}, step ${world.step}: ${what}\n${world.trace.join("\n")}\n${stack}`, { cause: error });
  }
}

async function settle(world: World): Promise<void> {
  const { chance } = world;
  for (const isWorker of [false, true, true]) addProcess(world, isWorker);
  const plan = chance.pick(["starter", "professional", "enterprise"] as const);
  begin(world, api(world), { name: "signs up" }, ({ services }) =>
    signUp(services, { name: "North Clinic", email: "a@b.example", phone: "1234567", plan }),
  );
  await world.scheduler.runDry();
  if (chance.happens(0.15)) return;
  world.engine.rough = false;
  for (const hospital of world.stores.hospitals.all()) payFor(world, api(world), hospital);
  await world.scheduler.runDry();
  takeUp(world);
  await world.scheduler.runDry();
  world.engine.rough = true;
  pass(world, 60_000);
}

function houseRules(chance: Chance): RunRules {
  const frozen = new Date("2026-05-01T02:00:00Z");
  return {
    approvals: {
      required: chance.pick([1, 1, 2]),
      byAuthor: chance.happens(0.3),
      expireAfterMs: hourMs,
    },
    forceCancelAfterMs: chance.pick([0, 10_000]),
    policies: {
      production: chance.happens(0.5),
      monthlyBudgetCents: null,
      allowedRegions: null,
      freezeWindows: chance.happens(0.5) ? [{ from: frozen, until: new Date(frozen.getTime() + 3 * hourMs) }] : [],
    },
    stackDefaults: {
      orgId: "0123456789abcdef01234567",
      projectMode: chance.happens(0.8) ? "per-hospital" : "shared",
      projectId: "0123456789abcdef01234567",
      cloudProvider: "AWS",
      region: "US_EAST_1",
      accessList: [{ address: "127.0.0.1", comment: "Application server" }],
    },
  };
}
