import { type Figure, report } from "./figures.ts";
import { benchFleet } from "./fleet.ts";
import { benchLedger } from "./ledger.ts";
import { benchLocalAtlas, benchProxy } from "./local-atlas.ts";
import { benchPages } from "./pages.ts";
import { benchRunList } from "./run-list.ts";
import { benchWebhook } from "./webhook.ts";
import { benchWholeService } from "./whole-service.ts";
import { benchWorkers } from "./workers.ts";

const benches = {
  service: benchWholeService,
  atlas: async () => [...(await benchLocalAtlas()), await benchProxy()],
  ledger: benchLedger,
  pages: benchPages,
  runs: benchRunList,
  fleet: benchFleet,
  webhook: benchWebhook,
  workers: benchWorkers,
} satisfies Readonly<Record<string, () => Promise<Figure | Figure[]>>>;

/**
 * Measures the service on this machine, now: everything, or what the arguments name. Ends with 1 when a goal is missed,
 * and with 2 when there is no such bench.
 */
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const asked = process.argv.slice(2);
const known = Object.keys(benches);
if (asked.some((name) => !known.includes(name))) {
  process.stdout.write(`Use: npm run bench, or npm run bench -- with some of ${known.join(" ")}\n`);
  process.exit(2);
}
let isMissed = false;
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const figures = [await bench()].flat();
  process.stdout.write(report(figures));
  isMissed ||= figures.some(({ value, goal }) => !(value <= goal));
}
process.exit(isMissed ? 1 : 0);
