import { openEngine } from "./engine.ts";
import type { Figure } from "./figures.ts";
import { benchHealth } from "./health.ts";
import { benchPayment } from "./payment.ts";
import { benchPreview } from "./preview.ts";
import { benchRun } from "./run.ts";
import { startService } from "./service.ts";

/** The service beside the bare engine: its start, a preview, a payment, a change, and what it answers meanwhile. */
export async function benchWholeService(): Promise<Figure[]> {
  const first = await startService();
  await first.stop();
  const service = await startService({ dataDir: first.dataDir });
  const figures: Figure[] = [
    {
      name: "ready again (npm start to welcome)",
      measured: `the first time on new data ${first.readyMs.toFixed(0)} ms`,
      value: service.readyMs,
      goal: 5_000,
      unit: "ms",
    },
  ];
  try {
    const engine = await openEngine(service);
    try {
      figures.push(await benchPreview(engine));
      figures.push(await benchPayment(service, engine));
      figures.push(await benchRun(service, engine));
    } finally {
      await engine.operator.close();
    }
    figures.push(await benchHealth(service));
    return figures;
  } finally {
    await service.stop();
    await service.removeData();
  }
}
