import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Where the service keeps its data: `DATA_DIR` of the environment, else of `.env`, else `.data` of the project.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export function dataFolder(root, env) {
  return path.resolve(root, setting(root, env, "DATA_DIR") || ".data");
}

/**
 * Where the stacks' state lies, as a URL for the Pulumi CLI: `PULUMI_BACKEND_URL` of the environment, else of `.env`, else a
 * folder of the service's data. In files it keeps no second file beside each one, as the service has it.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export function stateAddress(root, env) {
  const state =
    setting(root, env, "PULUMI_BACKEND_URL") || pathToFileURL(path.join(dataFolder(root, env), "state")).href;
  if (!state.startsWith("file://") || /[?&]metadata=/.test(state)) return state;
  return `${state}${state.includes("?") ? "&" : "?"}metadata=skip`;
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 */
function setting(root, env, name) {
  const file = path.join(root, ".env");
  if (name in env || !existsSync(file)) return env[name];
  const line = new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=\\s*(.*?)\\s*$`, "m").exec(readFileSync(file, "utf8"));
  const [, , quoted] = /^(["'])(.*)\1/.exec(line?.[1] ?? "") ?? [];
  return quoted ?? line?.[1]?.replace(/\s*#.*$/, "");
}
