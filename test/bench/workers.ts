import type { Figure } from "./figures.ts";
import { timed } from "./figures.ts";
import { active, payLater, signUp } from "./hospital.ts";
import { type BenchService, startService } from "./service.ts";

const perWorker = 3;
const most = 4;
const environment = { LOCAL_ATLAS_PACE: "realistic", RUN_CONCURRENCY: "1", RECONCILE_HOURS: "0" };

/** How much more four workers provision than one, each with one run at once, on an Atlas as slow as the real one. */
export async function benchWorkers(): Promise<Figure> {
  const servers = await startService({ environment, role: "servers" });
  const start = (role: "api" | "worker") => startService({ dataDir: servers.dataDir, environment, role });
  const started = [servers, await start("api"), await start("worker")];
  const api = started[1] ?? servers;
  try {
    const oneMs = await timed(() => provision(api, perWorker, "One"));
    while (started.length < 2 + most) started.push(await start("worker"));
    const mostMs = await timed(() => provision(api, perWorker * most, "Four"));
    return {
      name: "one worker / four, time for three times as many each",
      measured: `${(oneMs / perWorker / 1_000).toFixed(1)} s a hospital with one worker, ${(mostMs / perWorker / most / 1_000).toFixed(1)} s with four: ${((oneMs * most) / mostMs).toFixed(2)} times the throughput`,
      value: mostMs / oneMs,
      goal: 1.25,
      unit: "×",
    };
  } finally {
    for (const service of started.toReversed()) await service.stop();
    await servers.removeData();
  }
}

async function provision(api: BenchService, count: number, name: string): Promise<void> {
  const ids = await Promise.all(Array.from({ length: count }, (_, place) => signUp(api, `${name} ${place}`)));
  await Promise.all(ids.map((id) => payLater(api, id)));
  await Promise.all(ids.map((id) => active(api, id)));
}
