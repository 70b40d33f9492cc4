import type { Tier } from "../../src/domain/tiers.ts";
import type { BenchEngine } from "./engine.ts";
import { type Figure, median, timed } from "./figures.ts";
import { approverKey, changeTier, payFor, signUp } from "./hospital.ts";
import type { BenchService } from "./service.ts";

const rounds = 6;
const quietMs = 2_500;

/** A whole run, from asked for to verified and approved without a pause, beside a bare preview and up of the same change. */
export async function benchRun(service: BenchService, engine: BenchEngine): Promise<Figure> {
  const first = engine.target("run", "M10");
  await engine.barePreview(first);
  await engine.bareUp(first);
  const id = await signUp(service, "Changing", "enterprise");
  await payFor(service, id);
  const approver = await approverKey(service, "Bench");
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const tier: Tier = round % 2 === 0 ? "M20" : "M10";
    const target = engine.target("run", tier);
    await quiet();
    bare.push((await engine.barePreview(target)) + (await engine.bareUp(target)));
    await quiet();
    ours.push(await timed(() => changeTier(service, id, tier, approver)));
  }
  return {
    name: "run of a tier change / bare preview + up",
    measured: `${median(ours).toFixed(0)} ms / ${median(bare).toFixed(0)} ms, median of ${rounds}`,
    value: median(ours) / median(bare),
    goal: 1.25,
    unit: "×",
  };
}

function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, quietMs));
}
