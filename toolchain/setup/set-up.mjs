import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { mongoServer } from "../steps/mongo-server.mjs";
import { nodeProgram } from "../steps/node.mjs";
import { npmPackages, packagesAreInstalled } from "../steps/npm-packages.mjs";
import { pulumiHome, resourcePlugins } from "../steps/plugins.mjs";
import { pulumiCli } from "../steps/pulumi-cli.mjs";
import { cacheFolder, clearDrafts } from "./cache.mjs";
import { inputsDigest } from "./inputs.mjs";
import { withLock } from "./lock.mjs";
import { readManifest, writeManifest } from "./manifest.mjs";
import { obtain } from "./obtain.mjs";
import { say } from "./progress.mjs";

/** The folder of the project. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Everything that the service and its tests need. What is there is used without asking the network.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {{ retry?: boolean }} [options] `retry`: look again for everything, also for what could not be had before
 * @returns {Promise<import("./manifest.mjs").Manifest>}
 * @throws {import("./setup-error.mjs").SetupError}
 */
export async function setUp(env, { retry = false } = {}) {
  const cache = cacheFolder(env);
  const inputs = inputsDigest(env);
  const ready = () => (packagesAreInstalled(root) ? readManifest(cache, inputs) : undefined);
  const before = retry ? undefined : ready();
  if (before) return before;
  return alone(cache, async () => {
    const meanwhile = retry ? undefined : ready();
    if (meanwhile) return meanwhile;
    await obtain(npmPackages(root, env));
    const node = await obtain(nodeProgram(cache, env));
    const pulumi = await obtain(pulumiCli(cache, node, env));
    const home = pulumiHome(cache);
    const plugins = await obtain(resourcePlugins(home, { node, pulumi: pulumi.path, retry, env }));
    const mongo = await obtain(mongoServer(cache, node, env));
    const manifest = { node, pulumi, pulumiHome: home, plugins, mongo, inputs };
    writeManifest(cache, manifest);
    return manifest;
  });
}

/**
 * Only what the checks of the source need: the npm packages and a fitting Node.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the path of Node
 * @throws {import("./setup-error.mjs").SetupError}
 */
export async function setUpNode(env) {
  const cache = cacheFolder(env);
  const ready = packagesAreInstalled(root) ? readManifest(cache, inputsDigest(env)) : undefined;
  if (ready) return ready.node;
  return alone(cache, async () => {
    await obtain(npmPackages(root, env));
    return obtain(nodeProgram(cache, env));
  });
}

/**
 * @template T
 * @param {string} cache
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function alone(cache, work) {
  mkdirSync(cache, { recursive: true });
  const wait = (/** @type {number} */ holder) => say(`  waiting for another set-up (process ${holder}) …`);
  return withLock(
    path.join(cache, "setup.lock"),
    async () => {
      await clearDrafts(cache);
      return work();
    },
    wait,
  );
}
