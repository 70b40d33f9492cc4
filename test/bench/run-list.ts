import { openMasterDatabase } from "../../src/database/master.ts";
import { runRepository } from "../../src/database/runs.ts";
import { HospitalId } from "../../src/domain/hospitals.ts";
import { someRun } from "../support/run.ts";
import { type Figure, quantile, timed } from "./figures.ts";
import { startMasterServer } from "./master-server.ts";

const count = 2_000;
const rounds = 40;
const hospitalId = HospitalId.parse("hosp_00000000000000000000");

/** Any page of a hospital's list when it has many runs, on the embedded database server. */
export async function benchRunList(): Promise<Figure> {
  const server = await startMasterServer();
  const master = await openMasterDatabase(server.uri);
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
  }
}
