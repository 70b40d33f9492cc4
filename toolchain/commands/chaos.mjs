import process from "node:process";
import { command } from "../setup/command.mjs";
import { environment, handOver } from "../setup/hand-over.mjs";
import { say } from "../setup/progress.mjs";
import { setUpAndTell } from "../setup/set-up-and-tell.mjs";

const usage = "Use: npm run chaos, or npm run chaos -- --minutes 5 --seed 1";

/**
 * `npm run chaos`: kills everything that can be killed in every moment of a provision, once each, and has Atlas misbehave
 * in every way in each of them; with `--minutes`, kills at random for that long, as `--seed` has it.
 */
await command(async () => {
  const asked = readArguments(process.argv.slice(2));
  if (!asked) {
    say(usage);
    return 2;
  }
  const { node } = await setUpAndTell(process.env);
  const seed = asked.seed ?? Date.now() % 1_000_000;
  if (asked.minutes !== undefined) say(`chaos for ${asked.minutes} minutes, seed ${seed}`);
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config=test/vitest.config.ts", "--project=chaos"];
  const files = asked.minutes === undefined ? ["matrix.chaos", "many-at-once.chaos", "faults.chaos"] : ["random.chaos"];
  const chaos = JSON.stringify({ minutes: asked.minutes ?? 0, seed });
  return handOver(node, [...vitest, ...files], { env: environment({ ...process.env, CHAOS: chaos }, node) });
});

/**
 * @param {readonly string[]} given
 * @returns {{ minutes?: number, seed?: number } | undefined} undefined if it can't be understood
 */
function readArguments(given) {
  /** @type {Record<string, number>} */
  const found = {};
  for (let at = 0; at < given.length; at += 2) {
    const name = given[at]?.replace(/^--/, "") ?? "";
    const value = Number(given[at + 1]);
    if (!["minutes", "seed"].includes(name) || !Number.isFinite(value) || value < 0) return undefined;
    found[name] = value;
  }
  return found;
}
