import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { hospitalRepository } from "../../src/database/hospitals.ts";
import { openRepositories, type Repositories } from "../../src/database/index.ts";
import { openMasterDatabase } from "../../src/database/master.ts";
import { opsKeyActor } from "../../src/domain/keys.ts";
import { startDatabaseServer } from "../../src/local/databases/index.ts";
import type { Caller } from "../../src/services/caller.ts";
import { type FleetQuery, listFleet } from "../../src/services/fleet/list.ts";
import { type Seed, seedHospital } from "../support/seed-fleet.ts";
import { testToolchain } from "../support/toolchain.ts";
import { type Figure, quantile, timed } from "./figures.ts";

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
  const dir = await mkdtemp(join(tmpdir(), "bench-fleet-"));
  const { mongo } = await testToolchain();
  const admin = { adminUsername: "bench", adminPassword: "a-password-for-a-bench" };
  const server = await startDatabaseServer({ binary: mongo, dir, ...admin, log: pino({ level: "silent" }) });
  const master = await openMasterDatabase(server.adminUri);
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
    await rm(dir, { recursive: true, force: true });
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
