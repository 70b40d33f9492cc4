import { accessSync, constants, realpathSync, statSync } from "node:fs";
import path from "node:path";

/**
 * @typedef {{ path: string, stamp: string }} Candidate `stamp` changes when the file is replaced.
 */

/**
 * The first program of that name on PATH. Folders of npm packages are passed over: what they hold comes and goes.
 *
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @returns {Candidate | undefined}
 */
export function findOnPath(name, env) {
  for (const folder of (env.PATH ?? "").split(path.delimiter)) {
    if (folder === "" || folder.split(path.sep).includes("node_modules")) continue;
    const candidate = stampOf(path.join(folder, name));
    if (candidate) return candidate;
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {Candidate | undefined}
 */
function stampOf(file) {
  try {
    accessSync(file, constants.X_OK);
    const real = realpathSync(file);
    const { size, mtimeMs } = statSync(real);
    return { path: file, stamp: `${real} ${size} ${mtimeMs}` };
  } catch {
    return undefined;
  }
}
