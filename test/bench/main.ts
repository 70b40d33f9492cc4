import { openEngine } from "./engine.ts";
import { type Figure, report } from "./figures.ts";
import { benchHealth } from "./health.ts";
import { benchLedger } from "./ledger.ts";
import { benchLocalAtlas, benchProxy } from "./local-atlas.ts";
import { benchPayment } from "./payment.ts";
import { benchPreview } from "./preview.ts";
import { benchRun } from "./run.ts";
import { benchRunList } from "./run-list.ts";
import { startService } from "./service.ts";

/** Measures the service on this machine, now. Ends with 1 when a goal is missed. */
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const figures: Figure[] = [];
const first = await startService();
await first.stop();
const service = await startService(first.dataDir);
try {
  figures.push({
    name: "ready again (npm start to welcome)",
    measured: `the first time on new data ${first.readyMs.toFixed(0)} ms`,
    value: service.readyMs,
    goal: 5_000,
    unit: "ms",
  });
  const engine = await openEngine(service);
  try {
    figures.push(await benchPreview(engine));
    figures.push(await benchPayment(service, engine));
    figures.push(await benchRun(service, engine));
  } finally {
    await engine.operator.close();
  }
  figures.push(await benchHealth(service));
} finally {
  await service.stop();
  await service.removeData();
}
figures.push(...(await benchLocalAtlas()), await benchProxy(), await benchLedger(), await benchRunList());
process.stdout.write(report(figures));
process.exit(figures.every(({ value, goal }) => value <= goal) ? 0 : 1);
