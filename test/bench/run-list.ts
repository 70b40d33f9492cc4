import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { openMasterDatabase } from "../../src/database/master.ts";
import { runRepository } from "../../src/database/runs.ts";
import { HospitalId } from "../../src/domain/hospitals.ts";
import { startDatabaseServer } from "../../src/local/databases/index.ts";
import { someRun } from "../support/run.ts";
import { testToolchain } from "../support/toolchain.ts";
import { type Figure, quantile, timed } from "./figures.ts";

const count = 2_000;
const rounds = 40;
const hospitalId = HospitalId.parse("hosp_00000000000000000000");

/** Any page of a hospital's list when it has many runs, on the embedded database server. */
export async function benchRunList(): Promise<Figure> {
  const dir = await mkdtemp(join(tmpdir(), "bench-runs-"));
  const { mongo } = await testToolchain();
  const admin = { adminUsername: "bench", adminPassword: "a-password-for-a-bench" };
  const server = await startDatabaseServer({ binary: mongo, dir, ...admin, log: pino({ level: "silent" }) });
  const master = await openMasterDatabase(server.adminUri);
  try {
    const runs = runRepository(master.db);
    for (let number = 1; number <= count; number += 1) await runs.insert(someRun(hospitalId), number);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const from = count - Math.floor((round / rounds) * count);
      times.push(await timed(() => runs.page(hospitalId, from, 50)));
    }
    return {
      name: `a page of 50 of ${count} runs`,
      measured: `p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 of ${rounds} pages all over the list`,
      value: quantile(times, 0.95),
      goal: 150,
      unit: "ms",
    };
  } finally {
    await master.close();
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
