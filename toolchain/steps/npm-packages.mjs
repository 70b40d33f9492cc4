import { existsSync } from "node:fs";
import path from "node:path";
import { readJson } from "../setup/cache.mjs";
import { npm } from "../setup/npm.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/**
 * The packages of the lock file, in `node_modules`.
 *
 * @param {string} root folder of the project
 * @param {NodeJS.ProcessEnv} env
 * @returns {import("../setup/obtain.mjs").Step<true>}
 */
export function npmPackages(root, env) {
  return {
    what: "npm packages",
    advice: "see that npm reaches its registry (npm ping), then start again.",
    sources: [
      { from: "node_modules", look: async () => (packagesAreInstalled(root) ? { found: true } : absent) },
      {
        from: "npm registry",
        begins: "installing them from the npm registry",
        look: async () => {
          const why = await install(root, env);
          return why ? { missing: why } : { found: true, note: "installed from the npm registry" };
        },
      },
    ],
  };
}

const absent = { missing: "they are not those of the lock file", expected: true };

/**
 * `npm ci` refuses a lock file made where the registry lacked packages for other machines. This takes the same locked
 * versions, leaves the lock file alone, and what came is compared with it.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} why it failed
 */
async function install(root, env) {
  const why = await npm(["install", "--no-save", "--include=dev", "--prefer-offline"], { cwd: root, env });
  if (why) return why;
  return packagesAreInstalled(root) ? undefined : "what it gave is not what the lock file asks for";
}

/**
 * Whether `node_modules` holds what the lock file asks for. npm itself notes what it installed, as its last act; what was
 * taken away since is seen by its missing folder.
 *
 * @param {string} root
 */
export function packagesAreInstalled(root) {
  const wanted = readPackages(path.join(root, "package-lock.json"));
  const installed = readPackages(path.join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !installed || !packagesMatch(wanted, installed)) return false;
  return Object.keys(installed).every((name) => existsSync(path.join(root, name)));
}

/**
 * Packages for other machines are optional in the lock file and not installed here; anything else must be the same.
 *
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
export function packagesMatch(wanted, installed) {
  return Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
    if (name === "") return true;
    const has = installed[name];
    return has ? has.version === version && has.integrity === integrity : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function readPackages(file) {
  const lock = /** @type {{ packages?: LockedPackages } | undefined} */ (readJson(file));
  return lock?.packages;
}
