import { hospitalRepository } from "../../src/database/hospitals.ts";
import { openRepositories, type Repositories } from "../../src/database/index.ts";
import { openMasterDatabase } from "../../src/database/master.ts";
import { opsKeyActor } from "../../src/domain/keys.ts";
import type { Caller } from "../../src/services/caller.ts";
import { type FleetQuery, listFleet } from "../../src/services/fleet/list.ts";
import { type Seed, seedHospital } from "../support/seed-fleet.ts";
import { type Figure, quantile, timed } from "./figures.ts";
import { startMasterServer } from "./master-server.ts";

const count = 5_000;
const rounds = 10;
const ops: Caller = { kind: "actor", actor: opsKeyActor, role: "viewer" };
const asked: readonly Partial<FleetQuery>[] = [
  {},
  { page: 60 },
  { search: "hospital 49" },
  { search: "nobody has this name" },
  { filter: "attention" },
  { filter: "ok", search: "example" },
];

/** Any page, search and filter of a large fleet, on the embedded database server. */
export async function benchFleet(): Promise<Figure> {
  const server = await startMasterServer();
  const master = await openMasterDatabase(server.uri);
  try {
    const repositories = await openRepositories(master);
    const unseen = { ...repositories, hospitals: hospitalRepository(master.db, { keep: async () => {} }) };
    for (let number = 0; number < count; number += 1) await seedHospital(unseen, seedOf(number), number);
    await repositories.fleet.mend();
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const query of asked) times.push(await timed(() => ask(repositories, query)));
    }
    return {
      name: `a page of a fleet of ${count} hospitals`,
      measured: `p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 of ${times.length} pages, searches and filters`,
      value: quantile(times, 0.95),
      goal: 300,
      unit: "ms",
    };
  } finally {
    await master.close();
    await server.stop();
  }
}

/** Of a hundred, three wait for people or workers, one has a case, two are in another way not well. */
function seedOf(number: number): Seed {
  const few: Readonly<Record<number, Seed>> = {
    7: "waiting",
    23: "applying",
    41: "with a case",
    59: "failed",
    71: "drifted",
    83: "queued",
  };
  return few[number % 100] ?? (number % 10 === 0 ? "unpaid" : "well");
}

async function ask(repositories: Repositories, query: Partial<FleetQuery>): Promise<void> {
  const page = await listFleet({ repositories }, ops, { search: "", filter: null, page: 1, limit: 50, ...query });
  if (!page.ok) throw new Error(page.problem.message);
}
