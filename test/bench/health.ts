import { type Figure, quantile, timed } from "./figures.ts";
import { payFor, signUp } from "./hospital.ts";
import type { BenchService } from "./service.ts";

const askEveryMs = 10;

/** How long `GET /healthz` takes while four operations run. */
export async function benchHealth(service: BenchService): Promise<Figure> {
  const ids = await Promise.all(["a", "b", "c", "d"].map((name) => signUp(service, `Busy ${name}`)));
  let busy = true;
  const work = Promise.all(ids.map((id) => payFor(service, id))).finally(() => {
    busy = false;
  });
  const times: number[] = [];
  while (busy) {
    times.push(await timed(async () => (await fetch(`${service.url}/healthz`)).text()));
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
  await work;
  return {
    name: "GET /healthz while four operations run, p99",
    measured: `p50 ${quantile(times, 0.5).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms, of ${times.length}`,
    value: quantile(times, 0.99),
    goal: 50,
    unit: "ms",
  };
}
