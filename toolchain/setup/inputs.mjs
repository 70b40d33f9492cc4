import { correctionsRecipe } from "../ferretdb/corrections.mjs";
import { oldestMongod, oldestPulumi, pins } from "../pins.mjs";
import { digest } from "./cache.mjs";
import { findOnPath } from "./find-on-path.mjs";
import { goRecipe } from "./go.mjs";

/** Changes when the toolchain answers differently to the same machine. */
const generation = "1";

/**
 * A digest of everything that decides which tools are chosen: the pins and recipes, and the programs on PATH. While it
 * stays the same, the last manifest holds and nothing has to be asked.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function inputsDigest(env) {
  return digest([
    generation,
    JSON.stringify([pins, oldestPulumi, oldestMongod]),
    correctionsRecipe,
    ...goRecipe("pulumi"),
    ...goRecipe("ferretdb"),
    ...["node", "pulumi", "mongod"].map((name) => findOnPath(name, env)?.stamp ?? "none"),
  ]);
}
