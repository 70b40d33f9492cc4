import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pins } from "../pins.mjs";
import { readJson } from "../setup/cache.mjs";
import { download } from "../setup/download.mjs";
import { lastWords, run } from "../setup/run.mjs";

/** @typedef {import("../setup/manifest.mjs").Manifest["plugins"]} Plugins */

/**
 * @param {string} cache
 * @returns {string} the toolchain's own PULUMI_HOME, made if it is not there
 */
export function pulumiHome(cache) {
  const home = path.join(cache, "pulumi-home");
  mkdirSync(home, { recursive: true });
  return home;
}

/**
 * The official resource plugins, else our stand-ins, which speak to the local Atlas. An official download that failed is
 * not tried again at every start, but on `npm run setup -- --retry`.
 *
 * @param {string} home
 * @param {{ node: string, pulumi: string, retry: boolean, env: NodeJS.ProcessEnv }} tools
 * @returns {import("../setup/obtain.mjs").Step<Plugins>}
 */
export function resourcePlugins(home, { node, pulumi, retry, env }) {
  const stamp = path.join(home, "official-plugins-failed.json");
  const wanted = Object.entries(pins.plugins);
  const versions = JSON.stringify(pins.plugins);
  return {
    what: "plugins",
    advice: "start again.",
    sources: [
      {
        from: "cache",
        look: async () => {
          const installed = wanted.every(([name, version]) => isInstalled(home, name, version));
          return installed ? { found: "official" } : { missing: "nothing there", expected: true };
        },
      },
      {
        from: "official download",
        look: async () => {
          const failed = /** @type {{ versions?: string } | undefined} */ (readJson(stamp));
          if (failed?.versions === versions && !retry) return { missing: "it failed before", expected: true };
          const why = await install(wanted, { home, node, pulumi, env });
          if (!why) {
            rmSync(stamp, { force: true });
            return { found: "official", note: "official ones, downloaded" };
          }
          writeFileSync(stamp, JSON.stringify({ versions, why, at: new Date().toISOString() }));
          return { missing: why };
        },
      },
      { from: "stand-ins", look: async () => ({ found: "stand-in", note: "stand-ins for the local Atlas" }) },
    ],
  };
}

/**
 * @param {readonly [name: string, version: string][]} wanted
 * @param {{ home: string, node: string, pulumi: string, env: NodeJS.ProcessEnv }} tools
 * @returns {Promise<string | undefined>} why it failed
 */
async function install(wanted, { home, node, pulumi, env }) {
  const unreachable = await download(node, "probe", ["https://get.pulumi.com"]);
  if (unreachable) return unreachable;
  const ours = { ...env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
  for (const [name, version] of wanted) {
    const args = ["plugin", "install", "resource", name, version, "--non-interactive"];
    const ended = await run(pulumi, args, { cwd: home, env: ours, limitMs: 10 * 60_000 });
    if (ended.code !== 0) return `${name} ${version}: ${lastWords(ended)}`;
  }
  return undefined;
}

/**
 * The CLI leaves a `.partial` beside a plugin that it has not unpacked to the end.
 *
 * @param {string} home
 * @param {string} name
 * @param {string} version
 */
function isInstalled(home, name, version) {
  const folder = path.join(home, "plugins", `resource-${name}-v${version}`);
  return existsSync(path.join(folder, `pulumi-resource-${name}`)) && !existsSync(`${folder}.partial`);
}
