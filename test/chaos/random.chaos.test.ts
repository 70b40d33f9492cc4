import { test } from "vitest";
import { createChance } from "../runs/simulation/chance.ts";
import { asked } from "./support/asked.ts";
import { cells, experiment } from "./support/experiment.ts";

const { minutes, seed } = asked();

test(`whatever is killed whenever, for ${minutes} minutes, seed ${seed}`, async () => {
  const chance = createChance(seed);
  const endAt = performance.now() + minutes * 60_000;
  for (let round = 1; performance.now() < endAt; round += 1) {
    const cell = chance.pick(cells);
    process.stdout.write(`round ${round}: ${cell.victim}, ${cell.phase}, ${cell.payment}\n`);
    await experiment(cell);
  }
});
