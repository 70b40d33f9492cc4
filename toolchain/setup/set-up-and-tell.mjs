import { describeManifest } from "./manifest.mjs";
import { duration, say } from "./progress.mjs";
import { setUp } from "./set-up.mjs";

/**
 * Sets up and says in one line what there is now.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {{ retry?: boolean }} [options]
 */
export async function setUpAndTell(env, options) {
  const started = performance.now();
  const manifest = await setUp(env, options);
  say(`toolchain ready in ${duration(performance.now() - started)}: ${describeManifest(manifest)}`);
  return manifest;
}
