import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { oldestPulumi, pins } from "../pins.mjs";
import { publish, toolFolder } from "../setup/cache.mjs";
import { download } from "../setup/download.mjs";
import { findOnPath } from "../setup/find-on-path.mjs";
import { copyGoModule, findGo, goRecipe, neededGo, runGo } from "../setup/go.mjs";
import { lastWords, run } from "../setup/run.mjs";
import { parseVersion, versionMisfit } from "../setup/versions.mjs";

/** @typedef {import("../setup/manifest.mjs").Manifest["pulumi"]} PulumiCli */

/**
 * The Pulumi CLI.
 *
 * @param {string} cache
 * @param {string} node the fitting Node
 * @param {NodeJS.ProcessEnv} env
 * @returns {import("../setup/obtain.mjs").Step<PulumiCli>}
 */
export function pulumiCli(cache, node, env) {
  const downloaded = toolFolder(cache, "pulumi", pins.pulumi);
  const built = toolFolder(cache, "pulumi", pins.pulumi, goRecipe("pulumi"));
  return {
    what: `pulumi ${pins.pulumi}`,
    advice: `install the Pulumi CLI ${oldestPulumi} or newer (https://www.pulumi.com/docs/install), or Go ${neededGo("pulumi")} or newer, and put it on PATH.`,
    sources: [
      { from: "PATH", look: () => onPath(env) },
      {
        from: "cache",
        look: async () => {
          const folder = [downloaded, built].find((candidate) => existsSync(program(candidate)));
          return folder ? { found: pinned(folder) } : { missing: "nothing there", expected: true };
        },
      },
      {
        from: "official download",
        begins: "official download",
        look: async () => {
          const why = await publish(cache, downloaded, (draft) => downloadInto(draft, node, env));
          return why ? { missing: why } : { found: pinned(downloaded), note: "downloaded from get.pulumi.com" };
        },
      },
      {
        from: "build from its Go module",
        begins: "building it from its Go module (some minutes)",
        look: async () => {
          const why = await publish(cache, built, (draft) => buildInto(draft, env));
          return why ? { missing: why } : { found: pinned(built), note: "built from its Go module" };
        },
      },
    ],
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import("../setup/obtain.mjs").Answer<PulumiCli>>}
 */
async function onPath(env) {
  const candidate = findOnPath("pulumi", env);
  if (!candidate) return { missing: "none", expected: true };
  const asked = await ask(candidate.path, env);
  const misfit =
    asked.code === 0 ? versionMisfit(asked.stdout, { least: oldestPulumi, sameMajor: true }) : lastWords(asked);
  if (misfit) return { missing: misfit };
  const version = parseVersion(asked.stdout)?.join(".") ?? "";
  return { found: { path: candidate.path, version }, note: `${version} found on PATH` };
}

/**
 * @param {string} draft
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} why it failed
 */
async function downloadInto(draft, node, env) {
  return (await download(node, "pulumi", [draft, pins.pulumi])) ?? (await check(draft, env));
}

/**
 * @param {string} draft
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} why it failed
 */
async function buildInto(draft, env) {
  const found = await findGo("pulumi", env);
  if ("missing" in found) return found.missing;
  await copyGoModule("pulumi", draft);
  await mkdir(path.join(draft, "bin"));
  const stamp = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pins.pulumi}`;
  const options = ["-mod=readonly", "-trimpath", "-buildvcs=false", `-ldflags=${stamp}`, "-o", program(draft)];
  const module = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
  const why = await runGo(found.go, ["build", ...options, module], { folder: draft, env });
  return why ?? (await check(draft, env));
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} why the program in it is not the one we want
 */
async function check(folder, env) {
  const asked = await ask(program(folder), env);
  if (asked.code !== 0) return `the program does not run: ${lastWords(asked)}`;
  return asked.stdout.trim() === `v${pins.pulumi}` ? undefined : `the program says it is ${asked.stdout.trim()}`;
}

/**
 * @param {string} cli
 * @param {NodeJS.ProcessEnv} env
 */
function ask(cli, env) {
  return run(cli, ["version"], { env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" }, limitMs: 20_000 });
}

/** @param {string} folder */
function program(folder) {
  return path.join(folder, "bin", "pulumi");
}

/** @param {string} folder */
function pinned(folder) {
  return { path: program(folder), version: pins.pulumi };
}
