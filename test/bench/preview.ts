import type { BenchEngine } from "./engine.ts";
import { type Figure, median, timed } from "./figures.ts";

const rounds = 7;
/** Long enough for the operator to have a spare child again, as it has between two changes of a person. */
const quietMs = 2_500;

/** A tier change previewed through the operator, beside the same preview as one bare CLI process. */
export async function benchPreview(engine: BenchEngine): Promise<Figure> {
  const before = engine.target("preview", "M0");
  await engine.barePreview(before);
  await engine.bareUp(before);
  const after = engine.target("preview", "M10");
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await quiet();
    bare.push(await engine.barePreview(after));
    await quiet();
    ours.push(await timed(() => preview(engine)));
  }
  return {
    name: "preview of a tier change / bare preview",
    measured: `${median(ours).toFixed(0)} ms / ${median(bare).toFixed(0)} ms, median of ${rounds}`,
    value: median(ours) / median(bare),
    goal: 1.3,
    unit: "×",
  };
}

async function preview({ operator, target, planPath }: BenchEngine): Promise<void> {
  const request = { kind: "preview", target: target("preview", "M10"), planPath: planPath("operator") } as const;
  const outcome = await operator.start(request, () => {}).result;
  if (!outcome.ok) throw new Error(outcome.problem.detail);
}

function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, quietMs));
}
