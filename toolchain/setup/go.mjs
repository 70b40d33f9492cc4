import { readFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findOnPath } from "./find-on-path.mjs";
import { lastWords, run } from "./run.mjs";
import { isAtLeast, parseVersion } from "./versions.mjs";

const moduleFiles = ["go.mod", "go.sum", "tools.go"];
const minuteMs = 60_000;

/**
 * What a Go tool of ours is made from.
 *
 * @param {"pulumi" | "ferretdb"} tool
 * @returns {string[]}
 */
export function goRecipe(tool) {
  return moduleFiles.map((file) => readFileSync(recipeFile(tool, file), "utf8"));
}

/**
 * @param {"pulumi" | "ferretdb"} tool
 * @param {string} folder
 */
export async function copyGoModule(tool, folder) {
  for (const file of moduleFiles) await copyFile(recipeFile(tool, file), path.join(folder, file));
}

/**
 * A Go that can build a tool, or why there is none. A Go that is too old does too, if it may fetch a newer one by itself.
 *
 * @param {"pulumi" | "ferretdb"} tool
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ go: string } | { missing: string }>}
 */
export async function findGo(tool, env) {
  const go = findOnPath("go", env)?.path;
  if (!go) return { missing: "there is no Go on PATH" };
  const asked = await run(go, ["env", "GOVERSION", "GOTOOLCHAIN"], { env, limitMs: minuteMs });
  const [version = "", policy = ""] = asked.stdout.trim().split("\n");
  const missing = asked.code === 0 ? goMisfit(version, policy, neededGo(tool)) : `go: ${lastWords(asked)}`;
  return missing ? { missing } : { go };
}

/**
 * Why a Go does not do.
 *
 * @param {string} version such as `go1.26.8`
 * @param {string} policy its GOTOOLCHAIN
 * @param {string} needed such as `1.25.11`
 * @returns {string | undefined}
 */
export function goMisfit(version, policy, needed) {
  const has = parseVersion(version);
  const needs = parseVersion(needed);
  if (!has || !needs) return `Go does not tell its version (${version})`;
  if (isAtLeast(has, needs)) return undefined;
  const fetchesNewer = isAtLeast(has, [1, 21, 0]) && policy !== "local" && policy !== "path";
  return fetchesNewer ? undefined : `Go ${has.join(".")} on PATH is older than ${needed}`;
}

/**
 * Runs the go command in a folder that holds a module of ours. The user's proxy, caches and certificates stay in force.
 *
 * @param {string} go
 * @param {readonly string[]} args
 * @param {{ folder: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<string | undefined>} why it failed
 */
export async function runGo(go, args, { folder, env }) {
  const ended = await run(go, args, {
    cwd: folder,
    env: { ...env, GOWORK: "off", CGO_ENABLED: "0" },
    limitMs: 40 * minuteMs,
  });
  return ended.code === 0 ? undefined : `go ${args[0]}: ${lastWords(ended)}`;
}

/**
 * The oldest Go that builds a tool, as its go.mod says.
 *
 * @param {"pulumi" | "ferretdb"} tool
 */
export function neededGo(tool) {
  const [, needed = ""] = /^go (\S+)$/m.exec(goRecipe(tool).join("\n")) ?? [];
  return needed;
}

/**
 * @param {string} tool
 * @param {string} file
 */
function recipeFile(tool, file) {
  return fileURLToPath(new URL(`../${tool}/${file}`, import.meta.url));
}
